using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Storage;
using LogMonitor.Core.Storage.Search;

namespace LogMonitor.Web.Api;

/// <summary><c>GET /api/v1/events</c>: a page of matches, or all of them as a stream.</summary>
internal static class EventsEndpoints
{
    public const int MaxLimit = 10_000;

    public static void MapEvents(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/events", GetAsync)
        .WithSummary("Records that match a query, a page at a time or streamed.")
        .WithTags("Log");

    private static async Task<IResult> GetAsync(HttpContext context, LogStore store, TimeProvider time)
    {
        var parameters = new QueryParameters(context.Request.Query, time);
        var request = new SearchRequest
        {
            Filter = parameters.Filter(),
            FromTicks = parameters.Time("from", 0),
            ToTicks = parameters.Time("to", long.MaxValue),
            Order = parameters.Choice("order", SearchOrder.TimeDescending, ("desc", SearchOrder.TimeDescending), ("asc", SearchOrder.TimeAscending), ("seq", SearchOrder.Sequence)),
            Limit = (int)parameters.Number("limit", 100, 0, MaxLimit),
            CountAll = parameters.Choice("count", true, ("exact", true), ("none", false)),
            Cursor = Cursor(parameters),
        };
        if (parameters.Problem is { } problem) return problem;
        if (EventStream.For(context.Request) is { } stream)
        {
            var limit = parameters.Has("limit") ? request.Limit : long.MaxValue;
            await stream.WriteAsync(context, store.Search, request, limit);
            return Results.Empty;
        }

        var result = await Task.Run(() => store.Search.Search(request, context.RequestAborted), context.RequestAborted);
        return Results.Stream(output => WriteAsync(output, result), "application/json");
    }

    private static SearchCursor? Cursor(QueryParameters parameters)
    {
        if (!parameters.Has("cursor")) return null;
        if (SearchCursor.TryParse(parameters.Text("cursor"), out var cursor)) return cursor;
        parameters.Fail("The cursor is not one that this API gave out; leave it away to begin at the first page.", new() { ["parameter"] = "cursor" });
        return null;
    }

    private static async Task WriteAsync(Stream output, SearchResult result)
    {
        await using var writer = new Utf8JsonWriter(output, EventJson.Options);
        var buffer = new FieldBuffer();
        writer.WriteStartObject();
        writer.WriteStartArray("events");
        foreach (var record in result.Records)
        {
            EventJson.Write(writer, record, buffer);
            if (writer.BytesPending > 64 * 1024) await writer.FlushAsync();
        }

        writer.WriteEndArray();
        writer.WriteNumber("matched", result.Matched);
        writer.WriteNumber("scannedBytes", result.ScannedBytes);
        writer.WriteBoolean("complete", result.Complete);
        if (result.Next is { } next) writer.WriteString("next", next.ToString());
        else writer.WriteNull("next");
        if (result.DamagedBlocks > 0) writer.WriteNumber("damagedBlocks", result.DamagedBlocks);
        writer.WriteEndObject();
        await writer.FlushAsync();
    }
}
