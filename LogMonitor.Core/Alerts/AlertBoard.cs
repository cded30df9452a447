using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Alerts;

/// <summary>What the pages show of alerts: the rules as they are, and what happened.</summary>
public sealed class AlertBoard(AlertReader reader, LogDatabase database)
{
    private readonly AlertStore _store = new(database);

    /// <summary>All rules with their state, in the order of the file.</summary>
    public IReadOnlyList<RuleStatus> Rules => reader.Status;

    /// <summary>Groups that fire now, for a badge.</summary>
    public int FiringCount => Rules.Sum(rule => rule.Groups.Count(group => group.State == AlertState.Firing));

    /// <summary>Transitions, the newest first; give the last one of a page to read the next page.</summary>
    public IReadOnlyList<AlertRecord> History(int limit = 100, AlertRecord? before = null, string? rule = null)
        => _store.History(Math.Clamp(limit, 1, 1000), before, rule);
}
