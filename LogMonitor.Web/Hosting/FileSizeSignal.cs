using System.Runtime.InteropServices;

namespace LogMonitor.Web.Hosting;

/// <summary>
/// A limit on the size of files (<c>ulimit -f</c>) ends a process without a word, unless it takes the signal: the write then
/// fails like one to a full disk, is told of, and is tried again.
/// </summary>
internal static class FileSizeSignal
{
    // Its number on every Linux that .NET runs on.
    private const PosixSignal SIGXFSZ = (PosixSignal)25;

    public static IDisposable? Take() => OperatingSystem.IsLinux() ? PosixSignalRegistration.Create(SIGXFSZ, context => context.Cancel = true) : null;
}
