using LogMonitor.Core.Filtering;

namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// What the pages need of the log. Times are UTC ticks, ranges include their start and exclude their end.
/// </summary>
public interface ILogData
{
    /// <summary>
    /// One page of matching records by event time, then sequence. A null <paramref name="cursor"/> begins at the
    /// newest (or oldest) end of the range.
    /// </summary>
    ValueTask<SearchPage> SearchAsync(
        LogFilter filter, long fromTicks, long toTicks, int limit, string? cursor, bool newestFirst, CancellationToken cancellationToken);

    /// <summary>
    /// Matching records by sequence, oldest first, strictly between the two sequences. Fills the gaps that a flood
    /// left in the list.
    /// </summary>
    ValueTask<SearchPage> BetweenAsync(
        LogFilter filter, long afterSequence, long beforeSequence, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Counts by bucket and level over the records with a sequence up to <paramref name="throughSequence"/>, so that
    /// what <see cref="TailAsync"/> delivers behind it can be added without counting anything twice.
    /// </summary>
    ValueTask<HistogramData> HistogramAsync(
        LogFilter filter, long fromTicks, long toTicks, int buckets, long throughSequence, CancellationToken cancellationToken);

    /// <summary>The most frequent values of each field, most frequent first.</summary>
    ValueTask<FacetData> FacetsAsync(
        LogFilter filter, long fromTicks, long toTicks, IReadOnlyList<string> fields, CancellationToken cancellationToken);

    /// <summary>
    /// Follows the log behind <paramref name="fromSequence"/>: at most one page per 100 ms, and none while nothing matches.
    /// </summary>
    IAsyncEnumerable<LivePage> TailAsync(LogFilter filter, long fromSequence, CancellationToken cancellationToken);
}
