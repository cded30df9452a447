namespace LogMonitor.Core.Alerts.Rules;

/// <summary>The rules and silences in force.</summary>
public sealed record RuleSet(IReadOnlyList<AlertRule> Rules, IReadOnlyList<Silence> Silences)
{
    public static RuleSet Empty { get; } = new([], []);

    /// <summary>The text that they were read from; empty for rules that no text made.</summary>
    public string Yaml { get; init; } = "";
}
