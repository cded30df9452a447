using System.Runtime.InteropServices;

namespace LogMonitor.Tests.Support;

/// <summary>Keeps the files of another process from growing beyond a size until it is disposed: like a full disk, and no privilege is needed.</summary>
internal sealed partial class FileSizeLimit : IDisposable
{
    private const int RLIMIT_FSIZE = 1;

    private readonly int _process;
    private readonly Limit _before;

    public FileSizeLimit(int process, long bytes)
    {
        _process = process;
        prlimit(process, RLIMIT_FSIZE, IntPtr.Zero, out _before).ShouldBe(0);
        Set(_before with { Current = (ulong)bytes });
    }

    public void Dispose() => Set(_before);

    private void Set(Limit limit) => prlimit(_process, RLIMIT_FSIZE, in limit, IntPtr.Zero).ShouldBe(0);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int prlimit(int process, int resource, IntPtr limit, out Limit before);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int prlimit(int process, int resource, in Limit limit, IntPtr before);

    // struct rlimit: two unsigned longs. Only the first is changed: the second could not be raised again.
    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit(ulong Current, ulong Highest);
}
