using System.Globalization;
using System.Text.RegularExpressions;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Tests.Filtering;

/// <summary>What a filter means, written down without a thought to speed: strings, and .NET's own comparisons.</summary>
internal static class NaiveFilter
{
    public static bool Matches(FilterNode node, RandomRow row) => node switch
    {
        EverythingNode => true,
        AndNode and => and.Terms.All(term => Matches(term, row)),
        OrNode or => or.Terms.Any(term => Matches(term, row)),
        NotNode not => !Matches(not.Term, row),
        TextNode text => Like(row.Text, "*" + text.Text + "*", text.Wildcards),
        RegexNode regex => Finds(regex.Pattern, regex.IgnoreCase, row.Text),
        LevelNode level => (level.Operator == FilterOperator.Equal || row.Level != LogLevel.Unknown) && Holds(level.Operator, row.Level.CompareTo(level.Level)),
        TimeNode time => Holds(time.Operator, row.Ticks.CompareTo(time.Ticks)),
        NumberNode number => number.Number == (number.Kind == FilterFieldKind.Stream ? row.StreamId : row.Pattern),
        ExistsNode exists => Value(exists.Field, row) is not null,
        ValueNode value => Value(value.Field, row) is { } found && Equals(found, value),
        CompareNode compare => Value(compare.Field, row) is { } found && Holds(compare.Operator, Order(found, compare.Value)),
        FieldRegexNode regex => Value(regex.Field, row) is { } found && Finds(regex.Pattern, regex.IgnoreCase, found),
        _ => throw new ArgumentException("Unknown node.", nameof(node)),
    };

    private static string? Value(FilterField field, RandomRow row) => field.Name switch
    {
        "user" => row.User,
        "status" => row.Status,
        "service" => row.Service,
        "host" => row.Host,
        _ => null,
    };

    private static bool Equals(string found, ValueNode value)
    {
        if (value.Exact) return found == value.Value;
        if (value.Value.AsSpan().ContainsAny('*', '?')) return Like(found, value.Value, wildcards: true);
        if (string.Equals(found, value.Value, StringComparison.OrdinalIgnoreCase)) return true;
        return !value.Field.IsOfStream && Number(found) is { } a && Number(value.Value) is { } b && a == b;
    }

    private static int Order(string found, string literal)
        => Number(found) is { } a && Number(literal) is { } b ? a.CompareTo(b) : string.CompareOrdinal(found.ToLowerInvariant(), literal.ToLowerInvariant());

    private static decimal? Number(string text)
        => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Like(string text, string pattern, bool wildcards)
    {
        // Without wildcards only the two at the ends are meant.
        var inner = wildcards ? Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") : ".*" + Regex.Escape(pattern[1..^1]) + ".*";
        return Regex.IsMatch(text, "^(?:" + inner + ")$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    private static bool Finds(string pattern, bool ignoreCase, string text)
        => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), TimeSpan.FromSeconds(5));

    private static bool Holds(FilterOperator op, int order) => op switch
    {
        FilterOperator.Equal => order == 0,
        FilterOperator.Less => order < 0,
        FilterOperator.LessOrEqual => order <= 0,
        FilterOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
