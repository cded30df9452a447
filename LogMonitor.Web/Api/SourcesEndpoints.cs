using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage;
using LogMonitor.Web.Hosting;

namespace LogMonitor.Web.Api;

/// <summary><c>GET /api/v1/sources</c>: each stream that is read, with how it is doing.</summary>
internal static class SourcesEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/sources", (SourceHost sources, LogStore store) => Results.Json(new
        {
            sources = sources.Status().Select(ToJson),
            blocked = store.Blocked,
        }))
        .WithSummary("What is read: state, format, position, lag, rates, last error.")
        .WithTags("Sources");

    private static object ToJson(SourceStatus status) => new
    {
        source = status.Source,
        name = status.Name,
        streamId = status.StreamId,
        service = status.Service,
        host = status.Host,
        state = NameOf(status.State),
        format = status.Format,
        formatFit = status.FormatFit,
        misfitExamples = status.MisfitExamples,
        position = status.Position,
        size = status.Size,
        lagBytes = status.LagBytes,
        lagSeconds = Math.Round(status.LagSeconds, 3),
        rows = status.Rows,
        rowsPerSecond = Math.Round(status.RowsPerSecond, 1),
        rotations = status.Rotations,
        truncations = status.Truncations,
        gaps = status.Gaps,
        gapBytes = status.GapBytes,
        stalled = status.IsStalled,
        silentSeconds = status.SilentSeconds is { } silent ? Math.Round(silent) : (double?)null,
        error = status.Error,
        problem = status.Advice?.Problem,
        remedy = status.Advice?.Remedy,
        note = status.Note,
    };

    private static string NameOf(SourceState state) => state switch
    {
        SourceState.Following => "following",
        SourceState.CatchingUp => "catching-up",
        SourceState.Paused => "paused",
        SourceState.Draining => "draining",
        SourceState.Ended => "ended",
        _ => "failing",
    };
}
