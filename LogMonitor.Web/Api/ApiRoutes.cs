using LogMonitor.Web.Api.Ingest;

namespace LogMonitor.Web.Api;

/// <summary>All of the HTTP API; a new group of endpoints is a file here and a line below.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapMetrics();
        routes.MapEvents();
        routes.MapTail();
        routes.MapCounts();
        routes.MapSources();
        routes.MapSourceFormat();
        routes.MapAlerts();
        routes.MapClef();
        routes.MapOpenApi("/openapi/v1.json");
    }
}
