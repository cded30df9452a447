namespace LogMonitor.Core.Alerts;

/// <summary>One value that a group of a rule stands for: <c>host</c> = <c>web-1</c>.</summary>
public sealed record AlertLabel(string Name, string Value);

internal static class AlertLabels
{
    /// <summary>The group's name, in one line and without ambiguity; empty for the one group of a rule without <c>by</c>.</summary>
    public static string Describe(IReadOnlyList<AlertLabel> labels)
        => string.Join(", ", labels.Select(label => $"{label.Name}={Quote(label.Value)}"));

    private static string Quote(string value)
        => value.Length > 0 && value.All(c => c > ' ' && c is not ('"' or ',' or '=' or '\\' or '\u007f'))
            ? value
            : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
