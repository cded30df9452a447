namespace LogMonitor.Core.Sources.Files;

/// <summary>A generation whose file was truncated: where a copy of it goes on.</summary>
/// <param name="Head">Its first bytes: a copy shorter than a prefix must have the same.</param>
/// <param name="Trail">Earlier marks, for a copy that was made before the last bytes were read.</param>
/// <param name="Successor">What the truncated file holds since; it counts the unread bytes as a gap until a copy has them.</param>
/// <param name="UnreadBytes">Bytes that were seen but not read before the truncation.</param>
/// <param name="At">When, on the monotonic clock.</param>
internal sealed record RetiredGeneration(KnownGeneration Known, byte[] Head, IReadOnlyList<ReadMark> Trail, TailedFile Successor, long UnreadBytes, long At);

/// <summary>
/// The generations that were truncated last. The log may still be committing their rows, so that this, not the log, knows how
/// far they were read.
/// </summary>
internal sealed class RetiredGenerations
{
    private const int MaxKept = 256;

    private readonly Lock _lock = new();
    private readonly List<RetiredGeneration> _retired = [];

    public IReadOnlyList<RetiredGeneration> All
    {
        get
        {
            lock (_lock) return [.. _retired];
        }
    }

    public void Add(RetiredGeneration retired)
    {
        lock (_lock)
        {
            if (_retired.Count == MaxKept) _retired.RemoveAt(0);
            _retired.Add(retired);
        }
    }

    public void Remove(RetiredGeneration retired)
    {
        lock (_lock) _retired.Remove(retired);
    }
}
