using System.Runtime.InteropServices;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Live;

/// <summary>
/// A viewer: a cursor on the log with a filter. One that falls behind reads on from where it was, so it loses nothing and
/// holds nobody back; what it leaves out on purpose it counts.
/// </summary>
public sealed class LiveQuery(LogStore store, LogFilter filter, long fromSequence) : IDisposable
{
    private readonly LogCursor _cursor = store.OpenCursor(fromSequence);
    private readonly LogMatcher _matcher = filter.CreateMatcher();
    private readonly IDisposable _watch = store.Tail.Watch();

    public long NextSequence => _cursor.Next;

    /// <summary>Whether there is more to read at once.</summary>
    public bool IsBehind => _cursor.Behind > 0;

    /// <summary>Waits for rows and reads them.</summary>
    /// <param name="maxRecords">More matches than this are counted, and only the newest are copied out.</param>
    public async ValueTask<LivePage> ReadAsync(int maxRecords, CancellationToken cancellation)
    {
        using var slice = await _cursor.ReadAsync(cancellation);
        return Read(slice, maxRecords);
    }

    public void Dispose() => _watch.Dispose();

    private LivePage Read(LogSlice slice, int maxRecords)
    {
        var counts = new Dictionary<long, long[]>();
        var newest = new Queue<Match>();
        long matched = 0;
        foreach (var segment in slice.Segments)
        {
            var batch = segment.Batch;
            if (!_matcher.MayMatch(batch.Stream)) continue;
            for (var row = Next(batch, segment.FirstRow); row < batch.Count; row = Next(batch, row + 1))
            {
                var match = MatchOf(batch, row, out var isNew);
                if (match is not { } found) continue;
                if (isNew) Count(counts, batch.Times[row], batch.Levels[row]);
                matched++;
                if (newest.Count == maxRecords) newest.Dequeue();
                newest.Enqueue(found);
            }
        }

        return new LivePage
        {
            Records = [.. newest.Select(match => match.ToRecord())],
            Skipped = matched - newest.Count,
            CountsBySecond = counts,
            NextSequence = _cursor.Next,
            Missed = slice.Missed,
        };
    }

    /// <summary>The next row to look at: where no record is continued, the matcher finds it in the whole text at once.</summary>
    private int Next(LogBatch batch, int row) => batch.Continuations.Count == 0 ? _matcher.NextMatch(batch, row) : row;

    /// <param name="isNew">Whether the record did not match before this row came.</param>
    private Match? MatchOf(LogBatch batch, int row, out bool isNew)
    {
        isNew = true;
        if (batch.Continuations.Count == 0) return new Match(batch, row, null);
        var head = batch.HeadSequenceOf(row);
        var sequence = batch.SequenceOf(row);
        if (head == sequence) return _matcher.Matches(batch[row]) ? new Match(batch, row, null) : null;

        using var joined = store.Joiner.Join(head, sequence);
        if (joined is null) return _matcher.Matches(batch[row]) ? new Match(batch, row, null) : null;
        if (!_matcher.Matches(joined[0])) return null;
        using var before = store.Joiner.Join(head, sequence - 1);
        isNew = before is null || !_matcher.Matches(before[0]);
        return new Match(batch, row, LogRecord.From(joined[0], sequence));
    }

    private static void Count(Dictionary<long, long[]> counts, long ticks, LogLevel level)
    {
        var second = ticks - ticks % TimeSpan.TicksPerSecond;
        ref var levels = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, second, out _);
        (levels ??= new long[LogLevels.Count])[(int)level]++;
    }

    private readonly record struct Match(LogBatch Batch, int Row, LogRecord? Joined)
    {
        public LogRecord ToRecord() => Joined ?? LogRecord.From(Batch[Row]);
    }
}
