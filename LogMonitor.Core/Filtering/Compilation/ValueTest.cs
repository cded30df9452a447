using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>What is asked of a value, wherever it was read.</summary>
internal abstract class ValueTest
{
    public virtual int Cost => 1;

    /// <summary>Text, in any case, that stands in every value that matches; null where there is none.</summary>
    public virtual TextSearcher? Required => null;

    public abstract bool Matches(FieldValue value);
}

internal sealed class ExistsValue : ValueTest
{
    public override bool Matches(FieldValue value) => value.Kind != FieldKind.Null;
}

internal sealed class ExactValue(string value) : ValueTest
{
    private readonly byte[] _utf8 = System.Text.Encoding.UTF8.GetBytes(value);

    public override TextSearcher? Required { get; } = value.Length == 0 ? null : TextSearcher.Create(value);

    public override bool Matches(FieldValue value) => value.Text.SequenceEqual(_utf8);
}

/// <summary>The whole value in any case, or the same number written otherwise.</summary>
internal sealed class AnyCaseValue : ValueTest
{
    private readonly FoldedText _text;
    private readonly Quantity _quantity;
    private readonly Unit _unit;
    private readonly bool _numeric;

    public AnyCaseValue(string value, FilterField field)
    {
        _text = new FoldedText(value);
        // An identifier such as a trace or a host is never a number.
        _numeric = field.Kind == FilterFieldKind.Record
            && Quantity.TryParse(System.Text.Encoding.UTF8.GetBytes(value), out _quantity) && _quantity.IsPlain;
        _unit = Unit.OfName(field.Name);
        if (!_numeric) Required = TextSearcher.Create(value);
    }

    public override TextSearcher? Required { get; }

    public override bool Matches(FieldValue value)
    {
        if (_text.EqualsAnyCase(value.Text)) return true;
        return _numeric
            && Quantity.TryParse(value.Text, out var quantity)
            && (quantity.IsPlain || value.Kind == FieldKind.Number)
            && (quantity.Unit.IsNone || !_quantity.WithUnit(_unit).Unit.IsNone)
            && _quantity.WithUnit(_unit).TryCompare(quantity.WithUnit(_unit), out var order)
            && order == 0;
    }
}

internal sealed class GlobValue(string pattern) : ValueTest
{
    private readonly Glob _glob = new(pattern);

    public override int Cost => 5;

    public override TextSearcher? Required { get; } = pattern.Split('*', '?').MaxBy(piece => piece.Length) is { Length: > 0 } longest ? TextSearcher.Create(longest) : null;

    public override bool Matches(FieldValue value) => _glob.Matches(value.Text);
}

/// <summary>Numbers where both are, else texts by code point in any case.</summary>
internal sealed class CompareValue(FilterField field, FilterOperator op, string literal) : ValueTest
{
    private readonly FoldedText _text = new(literal);
    private readonly Unit _unit = Unit.OfName(field.Name);
    private readonly Quantity? _quantity = Quantity.TryParse(System.Text.Encoding.UTF8.GetBytes(literal), out var quantity)
        ? quantity.WithUnit(Unit.OfName(field.Name))
        : null;

    public override int Cost => 3;

    public override bool Matches(FieldValue value)
    {
        if (_quantity is { } literalQuantity && Quantity.TryParse(value.Text, out var quantity))
            return quantity.WithUnit(_unit).TryCompare(literalQuantity, out var numbers) && op.Accepts(numbers);
        return value.Kind != FieldKind.Null && op.Accepts(-_text.CompareTo(value.Text));
    }
}

internal sealed class RegexValue(RegexScanner regex) : ValueTest
{
    public override int Cost => 500;

    public override bool Matches(FieldValue value) => regex.Occurs(value.Text);
}

/// <summary>The whole path, or its last segment.</summary>
internal sealed class FileValue(ValueTest test) : ValueTest
{
    public override bool Matches(FieldValue value)
        => test.Matches(value) || test.Matches(new FieldValue(value.Text[(value.Text.LastIndexOfAny((byte)'/', (byte)'\\') + 1)..], value.Kind));
}
