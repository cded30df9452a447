using LogMonitor.Core.Alerts.Rules;

namespace LogMonitor.Core.Alerts.Folding;

/// <summary>What a rule means for the windows and states of its groups, worked out once.</summary>
internal sealed class RulePlan
{
    // "At least K in W" is exact up to this many rows; beyond, a cell is a small part of the window.
    private const int MostCells = 16 * 1024;
    private const int MostCellsPerGroup = 1024;
    private const int FewestCells = 256;

    private readonly AlertRule _rule;
    private readonly RuleCondition _when;

    public RulePlan(AlertRule rule)
    {
        _rule = rule;
        _when = rule.When;
        Window = _when.Window.Ticks;
        Rises = _when.Comparison.Rises();
        IsShare = _when.Measure == Measure.Share;
        var most = rule.By.Count == 0 ? MostCells : MostCellsPerGroup;
        Cells = IsShare ? FewestCells * 4 : (int)Math.Clamp(_when.Threshold * 1.5 + 2, FewestCells, most);
    }

    public long Window { get; }

    public bool Rises { get; }

    public bool IsShare { get; }

    public int Cells { get; }

    public long AtLeast => _when.AtLeast;

    /// <summary>An inactive group cannot change without a row: a count only falls with time.</summary>
    public bool OnlyRowsMatter => Rises && !IsShare;

    /// <summary>That few rows came is what it tells, so that a whole window must have been watched. A share asks for a least base instead.</summary>
    public bool AbsenceCounts => !Rises && !IsShare;

    /// <summary>Rows that came are proof; that none came has to wait for late ones.</summary>
    public bool RowsProveRecovery => _when.Comparison.Falls() && !IsShare;

    public bool Holds(double value) => _when.Comparison.Holds(value, _when.Threshold);

    public bool Recovered(double value) => _rule.Recover is { } recover ? recover.Comparison.Holds(value, recover.Threshold) : !Holds(value);

    /// <summary>How long after it became true the condition is known to have held for <paramref name="hold"/>.</summary>
    public long Confirm(long hold) => Rises ? hold : Math.Max(hold + _rule.Lateness.Ticks, 1);
}
