using LogMonitor.Core.Alerts.Folding;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Live;

namespace LogMonitor.Core.Alerts;

/// <summary>
/// The rules folded over the log in event time. Deterministic: the same rows with the same commit times give the same
/// transitions under the same keys. No clock, no I/O; one thread.
/// </summary>
public sealed class AlertEngine
{
    /// <summary>A transition found later than this after it happened is recorded, not told.</summary>
    public static readonly TimeSpan NewsAge = TimeSpan.FromMinutes(5);

    // While a rule waits a tick is committed each second; a gap this long means that nobody looked.
    private static readonly long Gap = TimeSpan.FromSeconds(30).Ticks;

    // Rows are clamped to their arrival, so the clock is ahead of a commit only where the system's was set back.
    private static readonly long ClockStep = TimeSpan.FromMinutes(1).Ticks;

    private readonly List<(GroupFold Group, AlertTransition Transition)> _emitted = [];
    private readonly List<AlertTransition> _transitions = [];
    private List<RuleFold> _rules;
    private SilenceMatch _silences;
    private long _clock;
    private long _committed;

    public AlertEngine(RuleSet rules)
    {
        Rules = rules;
        _rules = [.. rules.Rules.Select(rule => new RuleFold(rule, 0, _emitted))];
        _silences = new SilenceMatch(rules.Silences);
    }

    public RuleSet Rules { get; private set; }

    /// <summary>The newest of event times and commits, UTC ticks.</summary>
    public long ClockTicks => _clock;

    /// <summary>Whether the passing of time alone can change something.</summary>
    public bool NeedsTicks => _rules.Exists(rule => rule.NeedsTicks);

    /// <summary>Folds the rows of a segment, then its commit time as a tick.</summary>
    public void Fold(LogSegment segment)
    {
        var committed = segment.Batch.CommittedTicks;
        if (committed < _clock - ClockStep) StepBack(committed);
        if (committed - _committed > Gap)
        {
            foreach (var rule in _rules) rule.Unobserve(committed);
        }

        foreach (var rule in _rules) rule.Fold(segment);
        _committed = committed;
        var flags = segment.Batch.Flags;
        for (var row = segment.FirstRow; row < flags.Length; row++)
        {
            _clock = Math.Max(_clock, Math.Min(segment.Batch.Times[row], segment.Batch.ArrivalTicks));
        }

        _clock = Math.Max(_clock, committed);
        foreach (var rule in _rules) rule.Tick(_clock);
        Judge();
    }

    /// <summary>What happened since the last call, in the order of event time.</summary>
    public IReadOnlyList<AlertTransition> TakeTransitions()
    {
        // Stable: the transitions of one group in one instant stay in the order in which they happened.
        var taken = _transitions
            .OrderBy(transition => transition.EventTicks)
            .ThenBy(transition => transition.Rule, StringComparer.Ordinal)
            .ThenBy(transition => transition.Group, StringComparer.Ordinal)
            .ToList();
        _transitions.Clear();
        return taken;
    }

    /// <summary>Takes other rules into force. A rule whose rows and groups stay the same keeps its state.</summary>
    public void Replace(RuleSet rules)
    {
        var before = Snapshot();
        Rules = rules;
        _silences = new SilenceMatch(rules.Silences);
        Restore(before);
    }

    public AlertSnapshot Snapshot() => new() { Clock = _clock, Committed = _committed, Rules = [.. _rules.Select(rule => rule.Save())] };

    /// <summary>Folds on from a snapshot. What fires of rules that are no more is resolved.</summary>
    public void Restore(AlertSnapshot snapshot)
    {
        _clock = snapshot.Clock;
        _committed = snapshot.Committed;
        _rules = [.. Rules.Rules.Select(rule => new RuleFold(rule, _clock, _emitted))];
        foreach (var saved in snapshot.Rules)
        {
            if (_rules.Find(rule => rule.Rule.Name == saved.Name && rule.Rule.StateHash == saved.Hash) is { } rule)
            {
                rule.Load(saved);
                rule.Rejudge();
            }
            else
            {
                foreach (var told in saved.Told) _transitions.Add(Withdrawn(saved, told));
            }
        }

        Judge();
    }

    /// <summary>What each rule is doing, for people.</summary>
    public IReadOnlyList<RuleStatus> Status() => [.. _rules.Select(rule => RuleStatus.Of(rule, _clock))];

    private void StepBack(long committed)
    {
        _clock = committed;
        foreach (var rule in _rules) rule.StepBack(committed);
    }

    private AlertTransition Withdrawn(RuleSnapshot rule, ToldGroup told) => new()
    {
        Rule = rule.Name,
        Group = told.Name,
        Labels = told.Labels,
        Kind = AlertKind.Resolved,
        EventTicks = _clock,
        CommittedTicks = _committed,
        SinceTicks = told.SinceTicks,
        Severity = rule.Severity,
        Notify = rule.Notify,
        Summary = "The rule was changed or removed.",
        FromTicks = told.SinceTicks,
        ToTicks = _clock,
    };

    /// <summary>Decides for each new transition whether people are told.</summary>
    private void Judge()
    {
        foreach (var (group, transition) in _emitted) _transitions.Add(Judged(group, transition));
        _emitted.Clear();
        foreach (var rule in _rules)
        {
            foreach (var group in rule.Groups) TellIfStillTrue(rule, group);
        }
    }

    private AlertTransition Judged(GroupFold group, AlertTransition transition)
    {
        var delivery = _committed - transition.EventTicks > NewsAge.Ticks ? AlertDelivery.Historical
            : _silences.Covers(transition, transition.EventTicks) ? AlertDelivery.Silenced
            : AlertDelivery.Send;
        if (transition.Kind == AlertKind.Firing) group.Delivery = delivery;
        // Who was told that it fires is told that it ended, however late; who was not, is not.
        else if (transition.Kind == AlertKind.Resolved) delivery = group.Delivery;
        return transition with { CommittedTicks = _committed, Delivery = delivery };
    }

    private void TellIfStillTrue(RuleFold rule, GroupFold group)
    {
        if (!group.IsStillToBeTold) return;
        var transition = TransitionText.Of(rule.Rule, rule.Plan, group, AlertKind.Firing, group.FiredTicks) with { CommittedTicks = _committed };
        if (_silences.Covers(transition, _clock)) return;
        group.Delivery = AlertDelivery.Send;
        _transitions.Add(transition);
    }
}
