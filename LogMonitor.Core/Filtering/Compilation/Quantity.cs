using System.Globalization;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>A number, perhaps with a unit, read out of UTF-8 without an object.</summary>
internal readonly struct Quantity
{
    // Digits that fit into a long, whatever they are.
    private const int FastDigits = 18;

    private readonly decimal _number;
    private readonly double _double;
    private readonly bool _isDecimal;

    private Quantity(decimal number, double approximation, bool isDecimal, Unit unit, bool isPlain)
    {
        _number = number;
        _double = approximation;
        _isDecimal = isDecimal;
        Unit = unit;
        IsPlain = isPlain;
    }

    public Unit Unit { get; }

    /// <summary>Written as people write numbers: no exponent, no plus, no zeros in front. Identifiers often are not.</summary>
    public bool IsPlain { get; }

    public static bool TryParse(ReadOnlySpan<byte> text, out Quantity quantity)
    {
        quantity = default;
        var at = 0;
        var negative = false;
        if (!text.IsEmpty && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            at = 1;
        }

        long mantissa = 0;
        var digits = 0;
        var decimals = 0;
        var first = at;
        var dot = -1;
        for (; at < text.Length; at++)
        {
            var b = text[at];
            if (b == '.' && dot < 0)
            {
                dot = at;
                continue;
            }

            if (b is < (byte)'0' or > (byte)'9') break;
            if (++digits <= FastDigits) mantissa = (mantissa * 10) + (b - '0');
            if (dot >= 0) decimals++;
        }

        // "." and "5." are no numbers.
        if (digits == 0 || dot == at - 1) return false;
        var zeros = digits > 1 && text[first] == '0' && dot != first + 1;
        var end = Exponent(text, at);
        if (!ReadUnit(text[end..], out var unit)) return false;
        var plain = !zeros && end == at && text[0] != '+';
        if (end == at && digits <= FastDigits)
        {
            var value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, negative, (byte)decimals);
            quantity = new Quantity(value, 0, isDecimal: true, unit, plain);
            return true;
        }

        return TryParseLong(text[..end], unit, plain, out quantity);
    }

    /// <summary>The same in <paramref name="unit"/> where it has none of its own.</summary>
    public Quantity WithUnit(Unit unit) => Unit.IsNone ? new Quantity(_number, _double, _isDecimal, unit, IsPlain) : this;

    /// <summary>
    /// Compares both in the same unit; as the bare numbers where only one has a unit. False where a time meets a size.
    /// </summary>
    public bool TryCompare(in Quantity other, out int order)
    {
        order = 0;
        var scaled = !Unit.IsNone && !other.Unit.IsNone;
        if (scaled && Unit.Dimension != other.Unit.Dimension) return false;
        scaled &= Unit.Scale != other.Unit.Scale;
        if (_isDecimal && other._isDecimal && !scaled)
        {
            order = _number.CompareTo(other._number);
            return true;
        }

        if (_isDecimal && other._isDecimal && IsModest && other.IsModest)
        {
            order = (_number * Unit.Scale).CompareTo(other._number * other.Unit.Scale);
            return true;
        }

        order = Approximate(scaled).CompareTo(other.Approximate(scaled));
        return true;
    }

    // Small enough to be scaled without overflow.
    private bool IsModest => Math.Abs(_number) < 1_000_000_000_000_000m;

    private double Approximate(bool scaled) => (_isDecimal ? (double)_number : _double) * (scaled ? (double)Unit.Scale : 1);

    private static int Exponent(ReadOnlySpan<byte> text, int at)
    {
        var digit = at + 1;
        if (at >= text.Length || (text[at] | 0x20) != 'e') return at;
        if (digit < text.Length && text[digit] is (byte)'+' or (byte)'-') digit++;
        var end = digit;
        while (end < text.Length && text[end] is >= (byte)'0' and <= (byte)'9') end++;
        return end > digit ? end : at;
    }

    private static bool ReadUnit(ReadOnlySpan<byte> text, out Unit unit)
    {
        unit = default;
        if (text.IsEmpty) return true;
        // "12 ms" is as usual as "12ms".
        if (text[0] == ' ') text = text[1..];
        return Unit.TryParse(text, out unit);
    }

    private static bool TryParseLong(ReadOnlySpan<byte> digits, Unit unit, bool plain, out Quantity quantity)
    {
        if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            quantity = new Quantity(number, 0, isDecimal: true, unit, plain);
            return true;
        }

        var read = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var approximation);
        quantity = new Quantity(0, approximation, isDecimal: false, unit, plain);
        return read;
    }
}
