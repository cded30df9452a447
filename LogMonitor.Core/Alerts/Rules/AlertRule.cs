using System.Security.Cryptography;
using System.Text;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>One rule, read and checked.</summary>
public sealed record AlertRule
{
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan DefaultRepeat = TimeSpan.FromHours(4);
    public static readonly TimeSpan DefaultLateness = TimeSpan.FromSeconds(10);

    /// <summary>Unique in its set.</summary>
    public required string Name { get; init; }

    /// <summary>Which rows count.</summary>
    public required LogFilter Where { get; init; }

    public required RuleCondition When { get; init; }

    /// <summary>The base of a share; null for a count.</summary>
    public LogFilter? Base { get; init; }

    /// <summary>Names of fields: each combination of their values is a group with a state of its own.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>How long the condition holds before the group fires.</summary>
    public TimeSpan For { get; init; }

    /// <summary>How long a group goes on firing after it recovered.</summary>
    public TimeSpan KeepFiring { get; init; }

    /// <summary>When a firing group has recovered; null: as soon as the condition no longer holds.</summary>
    public RecoverCondition? Recover { get; init; }

    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>Names of channels; null for every channel.</summary>
    public IReadOnlyList<string>? Notify { get; init; }

    public SummaryTemplate? Summary { get; init; }

    /// <summary>How long a message waits for other groups of the rule.</summary>
    public TimeSpan Wait { get; init; } = DefaultWait;

    /// <summary>How often a firing group is told again.</summary>
    public TimeSpan Repeat { get; init; } = DefaultRepeat;

    /// <summary>How long absence and resolution wait for lines that come late.</summary>
    public TimeSpan Lateness { get; init; } = DefaultLateness;

    /// <summary>Equal for two versions of a rule that count the same rows in the same groups: the windows of one serve the other.</summary>
    public string StateHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', ["v1", Where.Canonical, Base?.Canonical ?? "-", When.Window.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture), When.Comparison.Sign(), .. By]))))[..16];
}
