namespace LogMonitor.Core.Alerts;

/// <summary>How urgent a rule is; ordered, so that a channel can ask for a least severity.</summary>
public enum AlertSeverity : byte
{
    Info = 0,
    Warning = 1,
    Critical = 2,
}

/// <summary>The names of the severities as they are written in rules, settings and messages.</summary>
public static class AlertSeverities
{
    private static readonly string[] Names = ["info", "warning", "critical"];

    public static IReadOnlyList<string> All => Names;

    public static string Name(this AlertSeverity severity) => Names[(int)severity];

    public static bool TryParse(string text, out AlertSeverity severity)
    {
        var index = Array.FindIndex(Names, name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        severity = index < 0 ? AlertSeverity.Warning : (AlertSeverity)index;
        return index >= 0;
    }
}
