using System.Globalization;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>A field in the query, with the operator that follows it.</summary>
internal readonly record struct Target(FilterField Field, SyntaxToken Name, string Operator);

/// <summary>Makes the term of a field, an operator and a value, each field in its own way.</summary>
internal sealed class FieldTerms(string query, TimeProvider clock)
{
    public FilterNode Equal(Target target, SyntaxToken value) => target.Field.Kind switch
    {
        FilterFieldKind.Level => IsAny(value)
            ? FilterNode.Not(new LevelNode(FilterOperator.Equal, LogLevel.Unknown))
            : new LevelNode(FilterOperator.Equal, Level(value)),
        FilterFieldKind.Time => TimeSpanned(value),
        FilterFieldKind.Stream when IsAny(value) => EverythingNode.Instance,
        // What programs call their two streams is a label; a stream of ours has a number.
        FilterFieldKind.Stream when value.Text is "stdout" or "stderr" => Value(target with { Field = FilterField.OfRecord("stream") }, value),
        FilterFieldKind.Stream => Number(target, value),
        FilterFieldKind.Pattern => IsAny(value) ? FilterNode.Not(new NumberNode(FilterFieldKind.Pattern, 0)) : Number(target, value),
        _ => Value(target, value),
    };

    public FilterNode Compare(Target target, FilterOperator op, SyntaxToken value)
    {
        switch (target.Field.Kind)
        {
            case FilterFieldKind.Level:
                var level = Level(value);
                if (level == LogLevel.Unknown) throw Error(value, "'unknown' has no place in the order of levels: write level:unknown");
                return new LevelNode(op, level);
            case FilterFieldKind.Time:
                return new TimeNode(op, Time(value).Ticks);
            case FilterFieldKind.Stream or FilterFieldKind.Pattern:
                throw new FilterSyntaxException(target.Name.End, target.Operator.Length, $"'{target.Field.Name}' is a number without order: write {target.Field.Name}:{value.Text}");
            default:
                return new CompareNode(target.Field, op, value.Text);
        }
    }

    public FilterNode Regex(Target target, SyntaxToken regex)
    {
        if (!target.Field.IsText)
            throw new FilterSyntaxException(target.Name.End, target.Operator.Length, $"'{target.Field.Name}' is not text: a regular expression cannot be used on it");
        return new FieldRegexNode(target.Field, regex.Text, regex.IgnoreCase);
    }

    private static FilterNode Value(Target target, SyntaxToken value)
    {
        if (value.Kind == FilterTokenKind.Exact) return new ValueNode(target.Field, value.Text, exact: true);
        if (IsAny(value)) return new ExistsNode(target.Field);
        if (!BareText.IsValue(value.Text)) throw Error(value, $"'{value.Text}' cannot be a value as it stands: put it in quotes");
        return new ValueNode(target.Field, value.Text, exact: false);
    }

    private static bool IsAny(SyntaxToken value) => value.Kind == FilterTokenKind.Value && value.Text.AsSpan().Trim('*').IsEmpty;

    private static LogLevel Level(SyntaxToken value)
        => LevelNames.TryParse(value.Text, out var level) ? level : throw Error(value, LevelNames.Unknown(value.Text));

    private static NumberNode Number(Target target, SyntaxToken value)
        => int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new NumberNode(target.Field.Kind, number)
            : throw Error(value, $"'{value.Text}' is no {target.Field.Name}: expected a number, as in {target.Field.Name}:3");

    /// <summary><c>time:2026-11-20</c> is the whole day, <c>time:2026-11-20T12:00</c> the minute.</summary>
    private FilterNode TimeSpanned(SyntaxToken value)
    {
        if (IsAny(value)) return EverythingNode.Instance;
        var time = Time(value);
        if (time.Precision == 0) throw Error(value, $"'{value.Text}' is a single moment: write time>={value.Text} or time<{value.Text}");
        if (time.Precision == 1) return new TimeNode(FilterOperator.Equal, time.Ticks);
        var end = Math.Min(time.Ticks + time.Precision, DateTime.MaxValue.Ticks);
        return FilterNode.And(new TimeNode(FilterOperator.GreaterOrEqual, time.Ticks), new TimeNode(FilterOperator.Less, end));
    }

    private FilterTime Time(SyntaxToken value)
        => FilterTime.TryParse(value.Text, clock, out var time)
            ? time
            : throw Error(value, $"'{query.AsSpan(value.Start, value.Length).Trim('"')}' is no time: expected {FilterTime.Expected}");

    private static FilterSyntaxException Error(SyntaxToken token, string message) => new(token.Start, token.Length, message);
}
