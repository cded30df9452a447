using LogMonitor.Core.Events;

namespace LogMonitor.Core.Live;

/// <summary>The rows of one batch from <paramref name="FirstRow"/> to its end.</summary>
public readonly record struct LogSegment(LogBatch Batch, int FirstRow);

/// <summary>
/// What a cursor read in one go, in sequence. It holds a reference to each of its batches until it is disposed.
/// </summary>
public sealed class LogSlice(IReadOnlyList<LogSegment> segments, long missed) : IDisposable
{
    public IReadOnlyList<LogSegment> Segments { get; } = segments;

    /// <summary>How many sequences retention had already dropped when the cursor came to them.</summary>
    public long Missed { get; } = missed;

    public void Dispose()
    {
        foreach (var segment in Segments) segment.Batch.Dispose();
    }
}
