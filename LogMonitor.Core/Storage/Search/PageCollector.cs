using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Search;

/// <summary>
/// Keeps the first rows in the wanted order out of all that are shown to it. Rows are copied out only when their
/// batch is left and they are still among the first; those seen without their text are read again at the end.
/// </summary>
internal sealed class PageCollector(SearchOrder order, int limit, SearchCursor? after) : IRowVisitor
{
    private readonly PriorityQueue<Hit, RowKey> _kept = new();
    private readonly List<Hit> _ofThisBatch = [];

    public long Matched { get; private set; }

    /// <summary>Whether there are matches behind the page.</summary>
    public bool HasMore { get; private set; }

    public bool IsFull => _kept.Count >= limit;

    /// <summary>The page, in order; rows without a record still need their text.</summary>
    public List<Hit> Page => [.. _kept.UnorderedItems.Select(item => item.Element).OrderBy(hit => KeyOf(hit.TimeTicks, hit.Sequence))];

    public void Visit(in LogEvent row)
    {
        Matched++;
        var key = KeyOf(row.TimeTicks, row.Sequence);
        if (after is { } cursor && key.CompareTo(KeyOf(cursor.TimeTicks, cursor.Sequence)) <= 0) return;
        if (_kept.Count >= limit)
        {
            HasMore = true;
            if (limit == 0 || key.CompareTo(Last) >= 0) return;
            _kept.Dequeue().IsDropped = true;
        }

        var hit = new Hit { TimeTicks = row.TimeTicks, Sequence = row.Sequence, Row = row.Row };
        _kept.Enqueue(hit, key.Reversed);
        _ofThisBatch.Add(hit);
    }

    public void Leave(LogBatch batch, bool hasText)
    {
        if (hasText)
        {
            foreach (var hit in _ofThisBatch)
            {
                if (!hit.IsDropped) hit.Record = LogRecord.From(batch[hit.Row]);
            }
        }

        _ofThisBatch.Clear();
    }

    /// <summary>Whether nothing in the block can be on the page.</summary>
    public bool IsBeyond(CatalogueEntry entry)
    {
        var best = order switch
        {
            SearchOrder.TimeDescending => KeyOf(entry.MaxTime, entry.LastSequence),
            SearchOrder.TimeAscending => KeyOf(entry.MinTime, entry.FirstSequence),
            _ => KeyOf(0, entry.FirstSequence),
        };
        return IsFull && (limit == 0 || best.CompareTo(Last) > 0);
    }

    /// <summary>Blocks in the order in which they fill the page soonest.</summary>
    /// <remarks>Exactly by the best key of each: the first block beyond the page then ends the search.</remarks>
    public IEnumerable<CatalogueEntry> Sort(IEnumerable<CatalogueEntry> entries) => order switch
    {
        SearchOrder.TimeDescending => entries.OrderByDescending(entry => entry.MaxTime).ThenByDescending(entry => entry.LastSequence),
        SearchOrder.TimeAscending => entries.OrderBy(entry => entry.MinTime).ThenBy(entry => entry.FirstSequence),
        _ => entries,
    };

    private RowKey Last
    {
        get
        {
            _kept.TryPeek(out _, out var reversed);
            return reversed.Reversed;
        }
    }

    private RowKey KeyOf(long ticks, long sequence) => order switch
    {
        SearchOrder.TimeDescending => new RowKey(-ticks, -sequence),
        SearchOrder.TimeAscending => new RowKey(ticks, sequence),
        _ => new RowKey(sequence, 0),
    };

    internal sealed class Hit
    {
        public required long TimeTicks { get; init; }

        public required long Sequence { get; init; }

        public required int Row { get; init; }

        public bool IsDropped { get; set; }

        public LogRecord? Record { get; set; }
    }

    /// <summary>Smaller comes earlier on the page.</summary>
    private readonly record struct RowKey(long Major, long Minor) : IComparable<RowKey>
    {
        public RowKey Reversed => new(-Major, -Minor);

        public int CompareTo(RowKey other)
        {
            var major = Major.CompareTo(other.Major);
            return major != 0 ? major : Minor.CompareTo(other.Minor);
        }
    }
}
