using System.Text;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>A summary with <c>{{name}}</c> in it: value, threshold, window, rule, severity, group, and the fields of <c>by</c>.</summary>
public sealed class SummaryTemplate
{
    public static readonly IReadOnlyList<string> Names = ["value", "threshold", "window", "rule", "severity", "group"];

    private readonly List<(string Text, bool IsName)> _parts = [];

    private SummaryTemplate(string text) => Text = text;

    public string Text { get; }

    /// <summary>Reads a template; its names must be ours or one of <paramref name="by"/>.</summary>
    public static (SummaryTemplate? Template, WhenError? Error) Parse(string text, IReadOnlyList<string> by)
    {
        var template = new SummaryTemplate(text);
        var position = 0;
        while (text.IndexOf("{{", position, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) return (null, new(open, 2, "'{{' is never closed with '}}'"));
            var name = text[(open + 2)..close].Trim();
            if (!Names.Contains(name) && !by.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return (null, new(open, close + 2 - open, $"unknown name '{name}': use one of {string.Join(", ", Names.Concat(by))}"));
            }

            template._parts.Add((text[position..open], false));
            template._parts.Add((name, true));
            position = close + 2;
        }

        template._parts.Add((text[position..], false));
        return (template, null);
    }

    /// <summary>The summary with each name replaced; a value is never read as a template again.</summary>
    public string Render(Func<string, string> valueOf)
    {
        var result = new StringBuilder();
        foreach (var (text, isName) in _parts) result.Append(isName ? valueOf(text) : text);
        return result.ToString();
    }
}
