using LogMonitor.Core.Sources.Push;
using LogMonitor.Web.Auth;
using Microsoft.Net.Http.Headers;

namespace LogMonitor.Web.Api.Ingest;

/// <summary>
/// <c>POST /ingest/clef</c>, and <c>/api/events/raw</c> as clients of Seq know it: newline-delimited events in the compact log event format.
/// 201 says that every record is durable; anything else, that none is known to be.
/// </summary>
internal static class ClefEndpoints
{
    private const string ClefType = "application/vnd.serilog.clef";

    // What clients send in practice: some name the format, some JSON, some nothing at all.
    private static readonly string[] LineTypes = [ClefType, "application/x-ndjson", "application/ndjson", "application/jsonl"];
    private static readonly string[] OtherTypes = ["application/json", "text/json", "text/plain", "application/octet-stream"];

    public static void MapClef(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/ingest/clef", (HttpContext context, ClefSource source, IngestCounters counters) => PostAsync(context, source, counters, isLines: true))
            .WithMetadata(new AcceptsApiKey())
            .WithSummary("Stores newline-delimited events in the compact log event format (CLEF); 201 once they are durable.")
            .WithTags("Ingest");
        routes.MapPost("/api/events/raw", (HttpContext context, ClefSource source, IngestCounters counters) => PostAsync(context, source, counters, isLines: false))
            .WithMetadata(new AcceptsApiKey())
            .WithSummary("The same, as clients of Seq call it; also takes their older layout {\"Events\":[…]}.")
            .WithTags("Ingest");
    }

    private static async Task<IResult> PostAsync(HttpContext context, ClefSource source, IngestCounters counters, bool isLines)
    {
        var result = await StoreAsync(context, source, isLines);
        counters.Count((result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
        return result;
    }

    private static async Task<IResult> StoreAsync(HttpContext context, ClefSource source, bool isLines)
    {
        var request = context.Request;
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.ToString() : request.ContentType ?? "";
        isLines |= request.Query.ContainsKey("clef") || LineTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
        if (type.Length > 0 && !LineTypes.Contains(type, StringComparer.OrdinalIgnoreCase) && !OtherTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return IngestProblem.Of(StatusCodes.Status415UnsupportedMediaType, $"Content-Type '{type}' is not understood; send {ClefType}, one event a line.");
        }

        // Known before the body is read, so that a flood costs little.
        if (source.Refusal is { } refusal) return Answer(refusal);
        var (body, problem) = await IngestBody.ReadAsync(request, context.RequestAborted);
        if (body is null) return problem!;
        PushRequest push;
        // The body is let go before the wait for the commit.
        using (body) push = source.Read(body.Bytes, isLines);
        using (push) return push.Errors.Count > 0 ? IngestProblem.Malformed(push.Errors) : Answer(await source.SendAsync(push, context.RequestAborted));
    }

    private static IResult Answer(PushOutcome outcome) => outcome switch
    {
        PushOutcome.Committed => Results.Text("{}", "application/json", statusCode: StatusCodes.Status201Created),
        PushOutcome.Full => IngestProblem.Busy(),
        _ => IngestProblem.Unavailable(),
    };
}
