using LogMonitor.Core.Alerts;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Notifications;
using LogMonitor.Web.Hosting;

namespace LogMonitor.Web.Api;

/// <summary>Rules, alerts and channels, as far as they can be read and tested.</summary>
internal static class AlertsEndpoints
{
    private const int HistoryLimit = 1000;

    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/rules", GetRules).WithSummary("The rules in force and how each stands.").WithTags("Alerts");
        routes.MapGet("/api/v1/alerts", GetAlerts).WithSummary("What is pending or fires now.").WithTags("Alerts");
        routes.MapGet("/api/v1/alerts/history", GetHistory).WithSummary("Transitions, the newest first.").WithTags("Alerts");
        routes.MapGet("/api/v1/channels", GetChannels).WithSummary("Channels and their latest deliveries; secrets never come back.").WithTags("Alerts");
        routes.MapPost("/api/v1/channels/{name}/test", TestAsync).WithSummary("Sends a test message the way alerts go.").WithTags("Alerts");
    }

    private static IResult GetRules(AlertHost alerts) => Results.Json(new
    {
        rules = alerts.Alerts.Rules.Select(status => new
        {
            name = status.Rule.Name,
            where = status.Rule.Where.Canonical,
            when = status.Rule.When.ToString(),
            by = status.Rule.By,
            severity = status.Rule.Severity.Name(),
            state = NameOf(status.State),
            groups = status.GroupCount,
            evaluated = status.EvaluatedTicks == 0 ? null : FilterTime.Format(status.EvaluatedTicks),
        }),
        problems = alerts.Problems.Select(problem => new { problem.Line, problem.Column, problem.Rule, problem.Message, problem.IsWarning }),
    });

    private static IResult GetAlerts(AlertHost alerts) => Results.Json(new
    {
        alerts = alerts.Alerts.Rules.SelectMany(rule => rule.Groups.Where(group => group.State != AlertState.Inactive).Select(group => new
        {
            rule = rule.Rule.Name,
            group = group.Group,
            severity = rule.Rule.Severity.Name(),
            state = NameOf(group.State),
            value = group.Value,
            threshold = rule.Rule.When.Threshold,
            condition = rule.Rule.When.Limit,
            since = FilterTime.Format(group.SinceTicks),
            query = rule.Rule.Where.Canonical,
        })),
    });

    private static IResult GetHistory(HttpContext context, AlertHost alerts, TimeProvider time)
    {
        var parameters = new QueryParameters(context.Request.Query, time);
        var limit = (int)parameters.Number("limit", 100, 1, HistoryLimit);
        if (parameters.Problem is { } problem) return problem;
        return Results.Json(new
        {
            history = alerts.Alerts.History(limit).Select(record => new
            {
                id = record.Id,
                rule = record.Transition.Rule,
                group = record.Transition.Group,
                state = record.Transition.Kind.ToString().ToLowerInvariant(),
                time = FilterTime.Format(record.Transition.EventTicks),
                value = record.Transition.Value,
                threshold = record.Transition.Threshold,
                summary = record.Transition.Summary,
                delivery = record.Transition.Delivery.ToString().ToLowerInvariant(),
            }),
        });
    }

    private static IResult GetChannels(AlertHost alerts) => Results.Json(new
    {
        channels = alerts.Channels.Channels.Select(channel => new
        {
            name = channel.Name,
            type = channel.Type.Name(),
            address = channel.Address,
            delivered = channel.DeliveredTicks == 0 ? null : FilterTime.Format(channel.DeliveredTicks),
            lastError = channel.LastError,
        }),
    });

    private static async Task<IResult> TestAsync(string name, AlertHost alerts, CancellationToken cancellation)
    {
        if (await alerts.Channels.Test(name, cancellation) is not { } result)
        {
            return Results.Problem($"There is no channel '{name}'.", statusCode: StatusCodes.Status404NotFound, title: "Unknown channel");
        }

        return Results.Json(new { delivered = result.Outcome == DeliveryOutcome.Delivered, error = result.Error });
    }

    private static string NameOf(AlertState state) => state.ToString().ToLowerInvariant();
}
