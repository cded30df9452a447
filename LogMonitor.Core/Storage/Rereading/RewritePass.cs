using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>One way through all blocks that hold rows of some streams, from the oldest to the end of the log.</summary>
internal sealed class RewritePass(IReadOnlyDictionary<int, RewriteTarget> targets)
{
    private readonly HashSet<int> _streams = [.. targets.Keys];
    private Queue<(long First, long Last)> _left = [];
    private long _next;
    private long _done;
    private long _rows;

    public IEnumerable<RewriteTarget> Targets => targets.Values;

    public RewriteProgress Progress => new(_streams, Math.Min(_done, _rows), _rows);

    /// <summary>Whether somebody decided otherwise since it began.</summary>
    public bool IsOutdated => targets.Values.Any(target => target.Wanted is not null && !ReferenceEquals(target.Wanted, target.Stream.Reading));

    /// <summary>What is wanted of the rows; null where nothing is, or where they were done as part of a smaller block before a merge.</summary>
    public RewriteTarget? TargetOf(LogBatch batch) => batch.LastSequence < _next ? null : targets.GetValueOrDefault(batch.Stream.Id);

    /// <summary>The first sequence of the next block; null when all that is committed was done.</summary>
    public long? Next(BlockReader blocks)
    {
        while (true)
        {
            while (_left.TryPeek(out var block))
            {
                if (block.Last >= _next) return Math.Max(block.First, _next);
                _left.Dequeue();
            }

            // What was committed meanwhile is looked at too, by the same state of the streams.
            var more = blocks.Catalogue(_next).Where(entry => entry.LastSequence >= _next && entry.Counts.ByStream.Keys.Any(_streams.Contains)).ToList();
            if (more.Count == 0) return null;
            _left = new(more.Select(entry => (entry.FirstSequence, entry.LastSequence)));
            _rows += more.Sum(entry => entry.Rows);
        }
    }

    /// <summary>All up to that sequence is done.</summary>
    public void Done(long lastSequence)
    {
        while (_left.TryPeek(out var block) && block.Last <= lastSequence)
        {
            _done += block.Last - block.First + 1;
            _left.Dequeue();
        }

        _next = lastSequence + 1;
    }
}
