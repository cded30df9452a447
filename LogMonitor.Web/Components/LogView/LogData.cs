using System.Runtime.CompilerServices;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Live;
using LogMonitor.Core.Storage;
using LogMonitor.Core.Storage.Search;

namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// What the pages ask of the log. Searches run beside the page, not on its thread: a circuit renders on while one
/// scans. Times are UTC ticks, ranges include their start and exclude their end.
/// </summary>
public sealed class LogData(LogStore store, TimeProvider time)
{
    // More than a page paints at once, so that it can choose.
    private const int RecordsPerPage = 200;

    private const int ValuesPerFacet = 12;

    /// <summary>The sequence that the next committed row will have: where following begins behind a search.</summary>
    public long NextSequence => store.Tail.NextSequence;

    /// <summary>The earliest event time kept; null for an empty log.</summary>
    public long? FirstTicks => store.Search.Extent()?.First;

    /// <summary>One page of matches by event time, then sequence. They are not counted: the histogram does that.</summary>
    public Task<SearchResult> SearchAsync(
        LogFilter filter, long fromTicks, long toTicks, int limit, SearchCursor? cursor, bool newestFirst, CancellationToken cancellation)
        => SearchAsync(
            new SearchRequest
            {
                Filter = filter,
                FromTicks = fromTicks,
                ToTicks = toTicks,
                Limit = limit,
                Cursor = cursor,
                Order = newestFirst ? SearchOrder.TimeDescending : SearchOrder.TimeAscending,
                CountAll = false,
            },
            cancellation);

    /// <summary>Matches strictly between two sequences, oldest first.</summary>
    public Task<SearchResult> BetweenAsync(LogFilter filter, long afterSequence, long beforeSequence, int limit, CancellationToken cancellation)
        => SearchAsync(
            new SearchRequest
            {
                Filter = filter,
                FirstSequence = afterSequence + 1,
                EndSequence = Math.Min(beforeSequence, NextSequence),
                Limit = limit,
                Order = SearchOrder.Sequence,
                CountAll = false,
            },
            cancellation);

    /// <summary>Counts by level of the matches before <paramref name="endSequence"/>: what is followed from there comes on top.</summary>
    public Task<Histogram> HistogramAsync(
        LogFilter filter, long fromTicks, long toTicks, int buckets, long endSequence, CancellationToken cancellation)
        => Task.Run(() => store.Search.Histogram(filter, fromTicks, toTicks, buckets, endSequence, cancellation), cancellation);

    public Task<IReadOnlyList<Facet>> FacetsAsync(
        LogFilter filter, long fromTicks, long toTicks, IReadOnlyList<string> fields, CancellationToken cancellation)
        => Task.Run(() => store.Search.Facets(filter, fromTicks, toTicks, fields, ValuesPerFacet, cancellation), cancellation);

    /// <summary>Follows the log from a sequence on: a page each 100 ms at most, and none while nothing matches.</summary>
    public async IAsyncEnumerable<LivePage> FollowAsync(LogFilter filter, long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var query = new LiveQuery(store, filter, fromSequence);
        while (true)
        {
            var page = await Task.Run(async () => await query.ReadAsync(RecordsPerPage, cancellation), cancellation);
            if (page.Records.Count == 0 && page.Missed == 0) continue;
            yield return page;
            // What comes meanwhile is read in one go; one that is far behind reads on at once.
            if (!query.IsBehind) await Task.Delay(RenderPulse.Interval, time, cancellation);
        }
    }

    private Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation)
        => Task.Run(() => store.Search.Search(request, cancellation), cancellation);
}
