using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>A YAML mapping whose keys are taken one by one; what is left over is unknown. Every problem is noted with its place.</summary>
internal sealed class YamlMap(YamlMappingNode node, List<RuleProblem> problems)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Set as soon as it is known, so that problems name the rule.</summary>
    public string? Rule { get; set; }

    public YamlNode Node => node;

    public YamlNode? Take(string key)
    {
        _taken.Add(key);
        foreach (var (name, value) in node.Children)
        {
            if (name is YamlScalarNode { Value: { } text } && text == key) return IsNull(value) ? null : value;
        }

        return null;
    }

    public YamlScalarNode? TakeScalar(string key)
    {
        var value = Take(key);
        if (value is null or YamlScalarNode) return (YamlScalarNode?)value;
        Problem(value, $"'{key}' is one value, not a list or a mapping");
        return null;
    }

    public string? TakeText(string key) => TakeScalar(key)?.Value;

    public TimeSpan TakeDuration(string key, TimeSpan otherwise)
    {
        if (TakeScalar(key) is not { } scalar) return otherwise;
        if (RuleDuration.TryParse(scalar.Value, out var duration)) return duration;
        if (scalar.Value == "0") return TimeSpan.Zero;
        Problem(scalar, $"'{key}' is a duration such as 30s, 5m or 1h30m (at most 31d), not '{scalar.Value}'");
        return otherwise;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public List<YamlScalarNode>? TakeTexts(string key)
    {
        var value = Take(key);
        if (value is null) return null;
        if (value is YamlScalarNode single) return [single];
        if (value is YamlSequenceNode list && list.Children.All(item => item is YamlScalarNode)) return [.. list.Children.Cast<YamlScalarNode>()];
        Problem(value, $"'{key}' is a list of names: [a, b]");
        return null;
    }

    public void RefuseUnknown(IReadOnlyList<string> known)
    {
        foreach (var name in node.Children.Keys)
        {
            if (name is not YamlScalarNode { Value: { } text })
            {
                Problem(name, "a key is a plain word");
            }
            else if (!_taken.Contains(text))
            {
                var close = known.MinBy(word => Distance(word, text));
                var hint = close is not null && Distance(close, text) <= 2 ? $"did you mean '{close}'?" : $"known are {string.Join(", ", known)}";
                Problem(name, $"unknown key '{text}': {hint}");
            }
        }
    }

    public void Problem(YamlNode at, string message, bool isWarning = false) => Problem(at.Start, 0, message, isWarning);

    /// <param name="position">Characters into the value that are meant.</param>
    public void Problem(YamlScalarNode at, int position, string message)
    {
        // Inside a quoted value the first character is the quote; a block's text begins on its next line.
        if (at.Style is ScalarStyle.Literal or ScalarStyle.Folded) position = 0;
        Problem(at.Start, position + (at.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0), message, isWarning: false);
    }

    private void Problem(Mark mark, int position, string message, bool isWarning)
        => problems.Add(new RuleProblem((int)mark.Line, (int)mark.Column + position, Rule, message, isWarning));

    private static bool IsNull(YamlNode value) => value is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" };

    /// <summary>How many letters must be added, removed or changed (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
