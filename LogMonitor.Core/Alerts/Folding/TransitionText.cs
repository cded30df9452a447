using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Alerts.Folding;

/// <summary>Makes a transition with its evidence out of a group's state.</summary>
internal static class TransitionText
{
    public static AlertTransition Of(AlertRule rule, RulePlan plan, GroupFold group, AlertKind kind, long at)
    {
        var value = group.Value;
        var since = group.SinceTicks == 0 ? at : group.SinceTicks;
        return new AlertTransition
        {
            Rule = rule.Name,
            Group = group.Name,
            Labels = group.Labels,
            Kind = kind,
            EventTicks = at,
            Severity = rule.Severity,
            Value = value,
            ValueText = rule.When.Format(value),
            Threshold = rule.When.Threshold,
            Limit = rule.When.Limit,
            SinceTicks = since,
            Summary = Summary(rule, group, value),
            Query = QueryOf(rule, group.Labels),
            FromTicks = Math.Max(0, since - plan.Window),
            ToTicks = at + TimeSpan.TicksPerMinute,
            Sparkline = group.Sparkline(at),
            Samples = group.Samples,
            Notify = rule.Notify,
            Wait = rule.Wait,
        };
    }

    private static string Summary(AlertRule rule, GroupFold group, double value)
    {
        if (rule.Summary is null) return $"{(rule.When.Measure == Measure.Share ? "share" : "count")} {rule.When.Format(value)}, {rule.When.Limit}";
        return rule.Summary.Render(name => name switch
        {
            "value" => rule.When.Format(value),
            "threshold" => rule.When.Format(rule.When.Threshold),
            "window" => RuleDuration.Format(rule.When.Window),
            "rule" => rule.Name,
            "severity" => rule.Severity.Name(),
            "group" => group.Name,
            _ => group.Labels.FirstOrDefault(label => label.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value ?? "",
        });
    }

    private static string QueryOf(AlertRule rule, IReadOnlyList<AlertLabel> labels)
    {
        var where = rule.Where.Canonical;
        if (labels.Count == 0) return where;
        var group = string.Join(' ', labels.Select(label => label.Value.Length == 0 ? $"-{label.Name}:*" : FilterText.Quote(label.Name, label.Value)));
        return where.Length == 0 ? group : $"({where}) {group}";
    }
}
