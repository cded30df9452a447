using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage;
using LogMonitor.Web.Components.Sources;
using LogMonitor.Web.Hosting;

namespace LogMonitor.Web.Api;

/// <summary><c>GET /api/v1/sources</c>: each stream that is read, with how it is doing.</summary>
internal static class SourcesEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/sources", (SourceHost sources, LogStore store, ReadingData readings) => Results.Json(new
        {
            sources = sources.Status().Select(status => ToJson(status, readings.Of(status.StreamId))),
            rewrite = store.Rewrite is { } rewrite ? new { streams = rewrite.Streams.Order(), rows = rewrite.Rows, doneRows = rewrite.DoneRows } : null,
            blocked = store.Blocked,
        }))
        .WithSummary("What is read: state, format with its proof, position, lag, rates, what is wrong and what to do, and the rewrite under way.")
        .WithTags("Sources");

    private static object ToJson(SourceStatus status, SourceReading? reading) => new
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
        formatSince = status.Proof?.Chosen,
        formatLines = status.Proof?.Lines,
        runnerUp = status.Proof?.RunnerUp is { } other ? new { format = other.Format, score = other.Score } : null,
        reading = reading is null ? null : SourceFormatEndpoints.ToJson(reading),
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
