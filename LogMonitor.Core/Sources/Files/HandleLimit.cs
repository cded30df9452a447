using System.Runtime.InteropServices;

namespace LogMonitor.Core.Sources.Files;

/// <summary>How many files may be open at once. Taken by discovery and reading, given back by reading.</summary>
internal sealed partial class HandleLimit(int max)
{
    /// <summary>More open files than this buy nothing: those that are read and quiet are watched without a handle.</summary>
    public const int MaxDefault = 1024;

    private const int Least = 8;
    private const int RLIMIT_NOFILE = 7;

    // What the runtime, the log and connections need: without a handle left the runtime itself gives up.
    private const int Reserve = 400;

    private int _max = Math.Max(1, max);
    private int _open;

    /// <summary>Half of what the process may open, at most <see cref="MaxDefault"/>.</summary>
    public static int Default => Math.Min(MaxDefault, Math.Min(Allowed, (Allowed + Reserve) / 2));

    /// <summary>The most that the process's limit leaves for log files.</summary>
    public static int Allowed => getrlimit(RLIMIT_NOFILE, out var limit) == 0 ? (int)Math.Clamp(limit.Current, Least + Reserve, int.MaxValue) - Reserve : Least;

    public int Max => Volatile.Read(ref _max);

    public int Open => Volatile.Read(ref _open);

    public bool TryTake()
    {
        while (true)
        {
            var open = Open;
            if (open >= Max) return false;
            if (Interlocked.CompareExchange(ref _open, open + 1, open) == open) return true;
        }
    }

    public void GiveBack() => Interlocked.Decrement(ref _open);

    /// <summary>The system has no more handles although there should be some: someone else has them. The result is the new limit.</summary>
    public int Shrink()
    {
        var less = Math.Min(Max, Math.Max(Least, Open * 3 / 4));
        Volatile.Write(ref _max, less);
        return less;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getrlimit(int resource, out Limit limit);

    // struct rlimit: two unsigned longs; "unlimited" is the largest.
    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current;
        public ulong Highest;
    }
}
