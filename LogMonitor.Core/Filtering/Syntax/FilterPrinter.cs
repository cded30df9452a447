using System.Collections.Immutable;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>A tree as the query that parses to it.</summary>
internal static class FilterPrinter
{
    public static string Print(FilterNode node) => node is EverythingNode ? "" : Term(node);

    private static string Term(FilterNode node) => node switch
    {
        EverythingNode => "*",
        AndNode and => string.Join(" ", and.Terms.Select(term => term is OrNode ? InParentheses(term) : Term(term))),
        OrNode or => Group(or.Terms) ?? string.Join(" OR ", or.Terms.Select(Term)),
        NotNode not => "-" + (not.Term is AndNode or OrNode ? InParentheses(not.Term) : Term(not.Term)),
        TextNode text => Text(text),
        RegexNode regex => RegexLiteral.Write(regex.Pattern, regex.IgnoreCase),
        LevelNode level => $"level{level.Operator.Symbol()}{level.Level.Name()}",
        // With all its decimals it is one tick; with fewer it would be a span.
        TimeNode { Operator: FilterOperator.Equal } time => $"time:{FilterTime.FormatExactly(time.Ticks)}",
        TimeNode time => $"time{time.Operator.Symbol()}{FilterTime.Format(time.Ticks)}",
        NumberNode number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name(number.Kind)}:{number.Number}"),
        ExistsNode exists => Field(exists.Field) + ":*",
        ValueNode value => Value(value),
        CompareNode compare => Field(compare.Field) + compare.Operator.Symbol() + Literal(compare.Value),
        FieldRegexNode regex => $"{Field(regex.Field)}~{RegexLiteral.Write(regex.Pattern, regex.IgnoreCase)}",
        _ => throw new ArgumentException($"Unknown node {node.GetType().Name}.", nameof(node)),
    };

    // An OR that prints as a group of values binds like a single term.
    private static string InParentheses(FilterNode node)
        => node is OrNode or && Group(or.Terms) is { } group ? group : $"({Term(node)})";

    /// <summary><c>user:(ann OR bob)</c> where all terms compare one field's value.</summary>
    private static string? Group(ImmutableArray<FilterNode> terms)
    {
        var values = new List<string>(terms.Length);
        var field = FieldOf(terms[0]);
        foreach (var term in terms)
        {
            if (field is null || FieldOf(term) != field) return null;
            switch (term)
            {
                case ValueNode { Exact: true } exact:
                    values.Add(QuotedText.Write(exact.Value));
                    break;
                case ValueNode value when BareText.IsGroupedValue(value.Value):
                    values.Add(value.Value);
                    break;
                case LevelNode { Operator: FilterOperator.Equal } level:
                    values.Add(level.Level.Name());
                    break;
                case NumberNode number:
                    values.Add(number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    return null;
            }
        }

        return $"{field}:({string.Join(" OR ", values)})";
    }

    private static string? FieldOf(FilterNode node) => node switch
    {
        ValueNode value => Field(value.Field),
        LevelNode => "level",
        NumberNode number => Name(number.Kind),
        _ => null,
    };

    private static string Text(TextNode node)
    {
        if (!node.Wildcards) return BareText.IsWord(node.Text) && !node.Text.Contains('*', StringComparison.Ordinal) ? node.Text : QuotedText.Write(node.Text);
        // An asterisk in front says nothing, but keeps the word from being read as something else.
        return BareText.IsWord(node.Text) ? node.Text : "*" + node.Text;
    }

    private static string Value(ValueNode node)
    {
        if (node.Exact) return $"{Field(node.Field)}:{QuotedText.Write(node.Value)}";
        // "http://x" is a word, so "http=//x" is the field.
        var op = node.Value.StartsWith("//", StringComparison.Ordinal) || node.Value[0] is ':' or '\\' ? "=" : ":";
        return Field(node.Field) + op + node.Value;
    }

    private static string Literal(string value)
        => BareText.IsValue(value) && value[0] is not '=' and not '~' ? value : QuotedText.Write(value);

    private static string Field(FilterField field)
        => BareText.IsName(field.QueryName) ? field.QueryName : QuotedText.Write(field.QueryName);

    private static string Name(FilterFieldKind kind) => kind == FilterFieldKind.Stream ? "stream" : "pattern";
}
