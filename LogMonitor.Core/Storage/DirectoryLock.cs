using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Storage;

/// <summary>
/// Keeps a data directory to one process: two would both give out sequences. An advisory lock of the system, gone with
/// the process that held it, however it ended.
/// </summary>
internal sealed partial class DirectoryLock : IDisposable
{
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;

    private readonly SafeFileHandle _file;

    private DirectoryLock(SafeFileHandle file) => _file = file;

    /// <exception cref="LogDatabaseException">Another process has it, or nothing can be written there.</exception>
    public static DirectoryLock Take(string directory)
    {
        var file = Open(directory);
        if (OperatingSystem.IsWindows() || flock(file, LockExclusive | LockNonBlocking) == 0) return new DirectoryLock(file);
        file.Dispose();
        throw new LogDatabaseException($"Another LogMonitor uses the data directory '{directory}'. Stop it, or give this one another directory with --data.");
    }

    public void Dispose() => _file.Dispose();

    private static SafeFileHandle Open(string directory)
    {
        try
        {
            return File.OpenHandle(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LogStore.NotWritable(directory, e);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);
}
