using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Live;
using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Api;

/// <summary><c>GET /api/v1/tail</c>: matches as they are committed, every one, as NDJSON or server-sent events.</summary>
internal static class TailEndpoints
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapTail(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/tail", GetAsync)
        .WithSummary("Matching records as they arrive; Accept: text/event-stream gives server-sent events.")
        .WithTags("Log");

    private static async Task<IResult> GetAsync(HttpContext context, LogStore store, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        var parameters = new QueryParameters(context.Request.Query, time);
        var filter = parameters.Filter();
        var from = From(context.Request, parameters, store, time);
        if (parameters.Problem is { } problem) return problem;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var asEvents = context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
        context.Response.ContentType = asEvents ? "text/event-stream" : "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            // The client learns at once that it is listening, not with the first record.
            await context.Response.BodyWriter.FlushAsync(stop.Token);
            await FollowAsync(context.Response.BodyWriter, store, filter, from, asEvents, time, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client left, or the server stops: the stream ends here and can be resumed by its ids.
        }

        return Results.Empty;
    }

    private static async Task FollowAsync(PipeWriter output, LogStore store, LogFilter filter, long from, bool asEvents, TimeProvider time, CancellationToken stop)
    {
        using var query = new LiveQuery(store, filter, from);
        await using var writer = new Utf8JsonWriter(Stream.Null, EventJson.Options);
        var buffer = new FieldBuffer();
        Task<LivePage>? reading = null;
        while (true)
        {
            reading ??= query.ReadAsync(int.MaxValue, stop).AsTask();
            await ((Task)reading).WaitAsync(Heartbeat, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!reading.IsCompleted)
            {
                stop.ThrowIfCancellationRequested();
                output.Write(asEvents ? ":\n\n"u8 : "\n"u8);
                await output.FlushAsync(stop);
                continue;
            }

            var page = await reading;
            reading = null;
            foreach (var record in page.Records)
            {
                if (asEvents) output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {record.Sequence}\ndata: ")));
                EventJson.WriteLine(output, writer, record, buffer);
                if (asEvents) output.Write("\n"u8);
            }

            if (page.Records.Count > 0) await output.FlushAsync(stop);
        }
    }

    /// <summary>The sequence to begin at: behind the last event of a resumed stream, at a time, or at the end of the log.</summary>
    private static long From(HttpRequest request, QueryParameters parameters, LogStore store, TimeProvider time)
    {
        if (long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last)) return last + 1;
        if (!parameters.Has("from")) return store.Tail.NextSequence;
        if (long.TryParse(parameters.Text("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return Math.Max(1, sequence);
        return store.Search.FirstSequenceSince(parameters.Time("from", time.GetUtcNow().UtcTicks));
    }
}
