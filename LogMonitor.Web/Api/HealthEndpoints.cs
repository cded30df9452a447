using LogMonitor.Web.Hosting;

namespace LogMonitor.Web.Api;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it also does its work; 503 with reasons otherwise. Status only, no secrets.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/readyz", (Readiness readiness) =>
        {
            var reasons = readiness.Reasons();
            return Results.Json(
                new { ready = reasons.Count == 0, reasons },
                statusCode: reasons.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
