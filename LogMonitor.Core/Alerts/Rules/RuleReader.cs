using LogMonitor.Core.Filtering;
using YamlDotNet.RepresentationModel;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Reads one rule out of its mapping, noting every problem it finds.</summary>
internal sealed class RuleReader(YamlMap map, TimeProvider time, IReadOnlyCollection<string>? channels)
{
    private const int MaxName = 120;

    // A name of ours that differs in nearly every row would make a group for each.
    private static readonly string[] NotForGroups = ["time", "message"];

    private static readonly string[] Keys =
        ["name", "where", "when", "by", "for", "keepFiring", "recover", "severity", "notify", "summary", "wait", "repeat", "lateness"];

    public AlertRule? Read()
    {
        var name = ReadName();
        var where = ReadFilter("where", map.TakeScalar("where"));
        var when = ReadWhen(out var @base);
        var by = ReadBy();
        var rule = new AlertRule
        {
            Name = name ?? "",
            Where = where!,
            When = when!,
            Base = @base,
            By = by,
            For = map.TakeDuration("for", TimeSpan.Zero),
            KeepFiring = map.TakeDuration("keepFiring", TimeSpan.Zero),
            Recover = ReadRecover(when),
            Severity = ReadSeverity(),
            Notify = ReadNotify(),
            Summary = ReadSummary(by),
            Wait = map.TakeDuration("wait", AlertRule.DefaultWait),
            Repeat = map.TakeDuration("repeat", AlertRule.DefaultRepeat),
            Lateness = map.TakeDuration("lateness", AlertRule.DefaultLateness),
        };
        map.RefuseUnknown(Keys);
        return name is null || where is null || when is null ? null : rule;
    }

    private string? ReadName()
    {
        var scalar = map.TakeScalar("name");
        var name = scalar?.Value?.Trim();
        if (string.IsNullOrEmpty(name))
        {
            map.Problem(scalar ?? map.Node, "a rule needs a 'name'");
            return null;
        }

        map.Rule = name;
        if (name.Length <= MaxName && !name.Any(char.IsControl)) return name;
        map.Problem(scalar!, $"a 'name' is one line of at most {MaxName} characters");
        return null;
    }

    private LogFilter? ReadFilter(string key, YamlScalarNode? scalar, string? query = null, int offset = 0)
    {
        var result = LogFilter.Parse(query ?? scalar?.Value ?? "", time);
        if (result.Error is { } error) map.Problem(scalar!, offset + error.Position, $"'{key}': {error.Message}");
        return result.Filter;
    }

    private RuleCondition? ReadWhen(out LogFilter? @base)
    {
        @base = null;
        var scalar = map.TakeScalar("when");
        if (scalar?.Value is not { } text)
        {
            map.Problem(map.Node, "a rule needs a 'when', such as 'count > 100 in 1m'");
            return null;
        }

        var result = WhenParser.Parse(text);
        if (result.Condition is not { } condition)
        {
            map.Problem(scalar, result.Error!.Position, $"'when': {result.Error.Message}");
            return null;
        }

        if (condition.Base is null) return condition;
        @base = ReadFilter("when", scalar, condition.Base, text.IndexOf('(', StringComparison.Ordinal) + 1);
        return @base is null ? null : condition;
    }

    private List<string> ReadBy()
    {
        var names = new List<string>();
        foreach (var scalar in map.TakeTexts("by") ?? [])
        {
            var name = scalar.Value?.Trim() ?? "";
            if (name.Length == 0) map.Problem(scalar, "'by' is a list of field names");
            else if (NotForGroups.Contains(name, StringComparer.OrdinalIgnoreCase)) map.Problem(scalar, $"'by' cannot use '{name}': nearly every row would be a group");
            else if (names.Contains(name, StringComparer.OrdinalIgnoreCase)) map.Problem(scalar, $"'by' names '{name}' twice");
            else names.Add(name);
        }

        return names;
    }

    private RecoverCondition? ReadRecover(RuleCondition? when)
    {
        var scalar = map.TakeScalar("recover");
        if (scalar?.Value is not { } text || when is null) return null;
        var (recover, error) = WhenParser.ParseRecover(text, when);
        if (error is not null) map.Problem(scalar, error.Position, error.Message);
        return recover;
    }

    private AlertSeverity ReadSeverity()
    {
        var scalar = map.TakeScalar("severity");
        if (scalar is null) return AlertSeverity.Warning;
        if (!AlertSeverities.TryParse(scalar.Value ?? "", out var severity)) map.Problem(scalar, $"'severity' is one of {string.Join(", ", AlertSeverities.All)}, not '{scalar.Value}'");
        return severity;
    }

    private List<string>? ReadNotify()
    {
        var names = map.TakeTexts("notify");
        foreach (var name in names ?? [])
        {
            if (channels is not null && !channels.Contains(name.Value)) map.Problem(name, $"there is no channel '{name.Value}': known are {string.Join(", ", channels)}");
        }

        return names?.ConvertAll(name => name.Value ?? "");
    }

    private SummaryTemplate? ReadSummary(List<string> by)
    {
        var scalar = map.TakeScalar("summary");
        if (scalar?.Value is not { } text) return null;
        var (template, error) = SummaryTemplate.Parse(text, by);
        if (error is not null) map.Problem(scalar, error.Position, $"'summary': {error.Message}");
        return template;
    }
}
