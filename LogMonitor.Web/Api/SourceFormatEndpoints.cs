using LogMonitor.Core.Events;
using LogMonitor.Web.Components.Sources;

namespace LogMonitor.Web.Api;

/// <summary><c>PUT /api/v1/sources/{streamId}/format</c>: decides how a source is read, in its history too.</summary>
internal static class SourceFormatEndpoints
{
    public static void MapSourceFormat(this IEndpointRouteBuilder routes) => routes
        .MapPut("/api/v1/sources/{streamId:int}/format", Put)
        .WithSummary("Decides the format of a source and the zone of its stamps that name none; null lets its lines decide, and UTC. History follows in the background.")
        .WithTags("Sources");

    private static IResult Put(int streamId, FormatRequest request, ReadingData readings)
    {
        if (readings.Choose(streamId, request.Format, request.Zone) is { } refusal)
        {
            return Results.Problem(
                refusal.Message,
                statusCode: StatusOf(refusal.Kind),
                title: "The format was not changed",
                extensions: refusal.Field is null ? null : new Dictionary<string, object?> { ["parameter"] = refusal.Field });
        }

        return Results.Json(ToJson(readings.Of(streamId)!));
    }

    public static object ToJson(SourceReading reading) => new
    {
        format = reading.Reading.Format?.Name,
        formatFrom = NameOf(reading.Reading.FormatFrom),
        zone = reading.Reading.Zone.Id,
        zoneFrom = NameOf(reading.Reading.ZoneFrom),
        family = reading.Family,
        rewritten = reading.Rewritten is { } share ? Math.Round(share, 4) : (double?)null,
    };

    private static string NameOf(ReadingOrigin origin) => origin.ToString().ToLowerInvariant();

    private static int StatusOf(ReadingRefusalKind kind) => kind switch
    {
        ReadingRefusalKind.Unknown => StatusCodes.Status404NotFound,
        ReadingRefusalKind.Invalid => StatusCodes.Status400BadRequest,
        ReadingRefusalKind.Configured => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    internal sealed record FormatRequest(string? Format = null, string? Zone = null);
}
