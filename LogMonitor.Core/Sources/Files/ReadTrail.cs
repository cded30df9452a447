namespace LogMonitor.Core.Sources.Files;

/// <summary>How far a file had been read, and the fingerprint of the bytes right before.</summary>
internal readonly record struct ReadMark(long Offset, Fingerprint Marker);

/// <summary>
/// Where reading stood in the last two seconds. A copy that lacks what was written after it was made is recognised by one of
/// these, because the last mark lies behind its end.
/// </summary>
internal sealed class ReadTrail(TimeProvider time)
{
    private const int MaxMarks = 8;
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(250);

    private readonly Queue<ReadMark> _marks = new(MaxMarks);
    private long _last;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ReadMark> Marks => [.. _marks];

    public void Pass(ReadMark mark)
    {
        if (_marks.Count > 0 && time.GetElapsedTime(_last) < Spacing) return;
        if (_marks.Count == MaxMarks) _marks.Dequeue();
        _marks.Enqueue(mark);
        _last = time.GetTimestamp();
    }
}
