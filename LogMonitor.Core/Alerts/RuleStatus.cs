using LogMonitor.Core.Alerts.Folding;
using LogMonitor.Core.Alerts.Rules;

namespace LogMonitor.Core.Alerts;

/// <summary>What a rule is doing.</summary>
/// <param name="State">The most urgent state of its groups.</param>
/// <param name="Groups">Groups that are pending or fire, the longest first; of a rule without <c>by</c> its one group.</param>
/// <param name="GroupCount">All groups in memory.</param>
/// <param name="LateRows">Rows that came too late to count.</param>
/// <param name="EvaluatedTicks">The event time up to which it was evaluated, UTC ticks.</param>
public sealed record RuleStatus(AlertRule Rule, AlertState State, IReadOnlyList<GroupStatus> Groups, int GroupCount, long LateRows, long EvaluatedTicks)
{
    internal static RuleStatus Of(RuleFold rule, long clock)
    {
        var groups = rule.Groups
            .Where(group => group.State != AlertState.Inactive || rule.Rule.By.Count == 0)
            .OrderByDescending(group => group.State).ThenBy(group => group.SinceTicks)
            .Select(group => new GroupStatus(group.Name, group.Labels, group.State, group.SinceTicks, group.Value, rule.Rule.When.Format(group.Value), group.Sparkline(clock), group.Delivery))
            .ToList();
        return new(rule.Rule, groups.Count == 0 ? AlertState.Inactive : groups[0].State, groups, rule.Groups.Count(), rule.LateRows, clock);
    }
}

/// <summary>What one group is doing.</summary>
/// <param name="SinceTicks">Since when the condition holds, UTC ticks; 0 where it does not.</param>
public sealed record GroupStatus(
    string Group,
    IReadOnlyList<AlertLabel> Labels,
    AlertState State,
    long SinceTicks,
    double Value,
    string ValueText,
    IReadOnlyList<int> Sparkline,
    AlertDelivery Delivery);
