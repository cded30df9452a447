using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LogMonitor.Core.Sources.Child;

/// <summary>A started child. Its standard input is ours; what it writes comes through two pipes.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    // ENOENT of errno(3).
    public const int NoSuchFile = 2;

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Errors => _process.StandardError.BaseStream;

    /// <exception cref="Win32Exception">It cannot be started; the native error code tells why.</exception>
    public static ChildProcess Start(ChildCommand command)
    {
        var program = ProgramPath.Find(command.Program, Environment.GetEnvironmentVariable("PATH")) ?? throw new Win32Exception(NoSuchFile);
        var start = new ProcessStartInfo(program, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Its exit code; 128 and the signal's number where a signal ended it, as shells say it.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <summary>Sends it a signal; one that has ended gets none.</summary>
    public void Send(int signal)
    {
        if (!_process.HasExited) _ = kill(_process.Id, signal);
    }

    public void Dispose() => _process.Dispose();

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
