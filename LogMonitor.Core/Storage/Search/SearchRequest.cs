using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Storage.Search;

public enum SearchOrder
{
    /// <summary>Newest event time first.</summary>
    TimeDescending,

    TimeAscending,

    /// <summary>In the order of the commits.</summary>
    Sequence,
}

/// <summary>A search of the log. Times are UTC ticks, from inclusive, to exclusive.</summary>
public sealed record SearchRequest
{
    public required LogFilter Filter { get; init; }

    public long FromTicks { get; init; }

    public long ToTicks { get; init; } = long.MaxValue;

    /// <summary>Rows before this sequence are left out.</summary>
    public long FirstSequence { get; init; }

    /// <summary>Rows at this sequence and behind it are left out; null for the end of the log.</summary>
    public long? EndSequence { get; init; }

    public SearchOrder Order { get; init; } = SearchOrder.TimeDescending;

    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended; null for the first page.</summary>
    public SearchCursor? Cursor { get; init; }

    /// <summary>Whether every match is counted, or the search may stop once its page is full.</summary>
    public bool CountAll { get; init; } = true;
}

/// <summary>One page of matches.</summary>
public sealed record SearchResult
{
    public required IReadOnlyList<Events.LogRecord> Records { get; init; }

    /// <summary>All matches in the range, or those seen before the search stopped.</summary>
    public required long Matched { get; init; }

    /// <summary>Bytes of raw text that were looked at.</summary>
    public required long ScannedBytes { get; init; }

    /// <summary>Whether the whole range was looked at, so that <see cref="Matched"/> is exact.</summary>
    public required bool Complete { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public SearchCursor? Next { get; init; }

    /// <summary>Blocks in the range that could not be read.</summary>
    public int DamagedBlocks { get; init; }
}
