using LogMonitor.Core.Events;

namespace LogMonitor.Core.Live;

/// <summary>What a live query read in one go.</summary>
public sealed record LivePage
{
    /// <summary>Matches in sequence: all of them, or the newest where there were more than wanted.</summary>
    public required IReadOnlyList<LogRecord> Records { get; init; }

    /// <summary>How many earlier matches of this page are not among <see cref="Records"/>.</summary>
    public required long Skipped { get; init; }

    /// <summary>Exact counts of all that matched, by second of event time (UTC ticks of its beginning) and level.</summary>
    public required IReadOnlyDictionary<long, long[]> CountsBySecond { get; init; }

    /// <summary>Where the next page begins.</summary>
    public required long NextSequence { get; init; }

    /// <summary>Rows that retention had dropped before they could be read.</summary>
    public required long Missed { get; init; }

    public long Matched => CountsBySecond.Values.Sum(counts => counts.Sum());
}
