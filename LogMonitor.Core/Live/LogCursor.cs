using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Live;

/// <summary>
/// A place in the log that moves on as it is read: from memory near the end, from blocks further back, with
/// no seam between. One reader at a time.
/// </summary>
public sealed class LogCursor(LogTail tail, BlockReader blocks, long next)
{
    private const int RowsPerRead = 64 * 1024;

    /// <summary>The sequence of the next row to be read.</summary>
    public long Next { get; private set; } = next;

    /// <summary>Rows between this cursor and the end of the log.</summary>
    public long Behind => Math.Max(0, tail.NextSequence - Next);

    /// <summary>Waits for rows at or after <see cref="Next"/> and reads them; the caller disposes the slice.</summary>
    public async ValueTask<LogSlice> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryRead() is { } slice) return slice;
            await tail.WaitAsync(Next, cancellation);
        }
    }

    /// <summary>Reads what is committed, without waiting; null at the end of the log.</summary>
    public LogSlice? TryRead()
    {
        var segments = new List<LogSegment>();
        var end = tail.NextSequence;
        if (Next >= end) return null;
        if (!tail.TryRead(Next, RowsPerRead, segments)) ReadBlock(segments);
        if (segments.Count == 0)
        {
            // Everything up to the end that was seen is gone: dropped by retention, or unreadable.
            var missed = end - Next;
            Next = end;
            return new LogSlice([], missed);
        }

        var first = segments[0].Batch.FirstSequence + segments[0].FirstRow;
        var slice = new LogSlice(segments, first - Next);
        Next = segments[^1].Batch.LastSequence + 1;
        return slice;
    }

    private void ReadBlock(List<LogSegment> segments)
    {
        foreach (var batch in blocks.OpenAt(Next))
        {
            if (batch.LastSequence < Next) batch.Dispose();
            else segments.Add(new LogSegment(batch, (int)Math.Max(0, Next - batch.FirstSequence)));
        }
    }
}
