using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Api;

/// <summary><c>GET /api/v1/histogram</c> and <c>/api/v1/facets</c>: what a query matches, counted.</summary>
internal static class HistogramEndpoints
{
    private const int MaxBuckets = 1000;
    private const int TopValues = 20;
    private static readonly string[] DefaultFields = ["level", "service", "host", "file"];

    public static void MapCounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/histogram", GetHistogramAsync).WithSummary("Counts by level in equal spans of time.").WithTags("Log");
        routes.MapGet("/api/v1/facets", GetFacetsAsync).WithSummary("The most frequent values of fields.").WithTags("Log");
    }

    private static async Task<IResult> GetHistogramAsync(HttpContext context, LogStore store, TimeProvider time)
    {
        var parameters = new QueryParameters(context.Request.Query, time);
        var filter = parameters.Filter();
        var buckets = (int)parameters.Number("buckets", 60, 1, MaxBuckets);
        var extent = store.Search.Extent();
        var from = parameters.Time("from", extent?.First ?? 0);
        var to = parameters.Time("to", extent?.Last + 1 ?? time.GetUtcNow().UtcTicks);
        if (parameters.Problem is { } problem) return problem;
        if (to <= from) to = from + 1;

        var histogram = await Task.Run(() => store.Search.Histogram(filter, from, to, buckets, cancellation: context.RequestAborted), context.RequestAborted);
        return Results.Json(new
        {
            from = FilterTime.Format(from),
            to = FilterTime.Format(to),
            bucketSeconds = histogram.BucketTicks / (double)TimeSpan.TicksPerSecond,
            buckets = histogram.Counts.Select((counts, i) => new
            {
                time = FilterTime.Format(histogram.FromTicks + i * histogram.BucketTicks),
                counts = Named(counts),
                total = counts.Sum(),
            }),
            totals = Named([.. Enumerable.Range(0, LogLevels.Count).Select(level => histogram.Counts.Sum(bucket => bucket[level]))]),
            matched = histogram.Total(),
        });
    }

    private static async Task<IResult> GetFacetsAsync(HttpContext context, LogStore store, TimeProvider time)
    {
        var parameters = new QueryParameters(context.Request.Query, time);
        var filter = parameters.Filter();
        var from = parameters.Time("from", 0);
        var to = parameters.Time("to", long.MaxValue);
        if (parameters.Problem is { } problem) return problem;
        var fields = parameters.Text("fields") is { Length: > 0 } named ? named.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : DefaultFields;
        var facets = await Task.Run(() => store.Search.Facets(filter, from, to, fields, TopValues, context.RequestAborted), context.RequestAborted);
        return Results.Json(new { facets });
    }

    private static Dictionary<string, long> Named(long[] counts)
        => LogLevels.All.Select((name, level) => (name, counts[level])).Where(pair => pair.Item2 > 0).ToDictionary();
}
