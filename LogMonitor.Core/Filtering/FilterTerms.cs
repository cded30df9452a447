using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering.Syntax;

namespace LogMonitor.Core.Filtering;

/// <summary>Text anywhere in the record, in any case.</summary>
/// <param name="Text">Not empty. With <paramref name="Wildcards"/> a <c>*</c> stands for any run of characters,
/// only between others: at an end it would say nothing.</param>
public sealed record TextNode(string Text, bool Wildcards = false) : FilterNode
{
    /// <summary>What stands between the asterisks: they occur in this order.</summary>
    public IReadOnlyList<string> Pieces => Wildcards ? Text.Split('*', StringSplitOptions.RemoveEmptyEntries) : [Text];
}

/// <summary>A regular expression found anywhere in the record.</summary>
public sealed record RegexNode(string Pattern, bool IgnoreCase = false) : FilterNode;

/// <summary>The record's level. Only <see cref="FilterOperator.Equal"/> can match a row without a level.</summary>
public sealed record LevelNode(FilterOperator Operator, LogLevel Level) : FilterNode;

/// <summary>The record's time against an instant in UTC ticks.</summary>
public sealed record TimeNode(FilterOperator Operator, long Ticks) : FilterNode;

/// <summary>The number of a stream or of a pattern.</summary>
public sealed record NumberNode : FilterNode
{
    public NumberNode(FilterFieldKind kind, int number)
    {
        if (kind is not (FilterFieldKind.Stream or FilterFieldKind.Pattern)) throw new ArgumentOutOfRangeException(nameof(kind));
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Kind = kind;
        Number = number;
    }

    public FilterFieldKind Kind { get; }

    public int Number { get; }
}

/// <summary>The record has the field, and it is not null.</summary>
public sealed record ExistsNode : FilterNode
{
    public ExistsNode(FilterField field)
    {
        field.RequireText();
        Field = field;
    }

    public FilterField Field { get; }
}

/// <summary>The field's whole value.</summary>
public sealed record ValueNode : FilterNode
{
    /// <exception cref="ArgumentException">The value is not exact and cannot stand without quotes.</exception>
    public ValueNode(FilterField field, string value, bool exact)
    {
        field.RequireText();
        if (!exact && !BareText.IsValue(value)) throw new ArgumentException($"'{value}' needs quotes: compare it exactly.", nameof(value));
        Field = field;
        Value = value;
        Exact = exact;
    }

    public FilterField Field { get; }

    public string Value { get; }

    /// <summary>True: byte for byte. False: in any case, with <c>*</c> and <c>?</c> as wildcards, and numbers as numbers.</summary>
    public bool Exact { get; }
}

/// <summary>The field's value in order with another: as numbers when both are, else as texts in any case.</summary>
public sealed record CompareNode : FilterNode
{
    public CompareNode(FilterField field, FilterOperator op, string value)
    {
        field.RequireText();
        if (op == FilterOperator.Equal) throw new ArgumentException("Equality is a value's.", nameof(op));
        Field = field;
        Operator = op;
        Value = value;
    }

    public FilterField Field { get; }

    public FilterOperator Operator { get; }

    public string Value { get; }
}

/// <summary>A regular expression found anywhere in the field's value.</summary>
public sealed record FieldRegexNode : FilterNode
{
    public FieldRegexNode(FilterField field, string pattern, bool ignoreCase = false)
    {
        field.RequireText();
        Field = field;
        Pattern = pattern;
        IgnoreCase = ignoreCase;
    }

    public FilterField Field { get; }

    public string Pattern { get; }

    public bool IgnoreCase { get; }
}
