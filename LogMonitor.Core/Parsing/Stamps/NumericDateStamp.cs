namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// Dates in numbers that do not begin with a year of four digits: US <c>11/20/2026 12:00:00 PM</c>, day-first <c>20.11.2026 12:00:00</c>,
/// and with two-digit years <c>26/11/20 12:00:00</c>, year first where that is a date. One date cannot always tell day from month: the first one
/// that can teaches the stream.
/// </summary>
internal sealed class NumericDateStamp(NumericDateStamp.Order order) : StampShape
{
    internal enum Order
    {
        MonthFirstWithSlashes,
        DayFirst,
        MonthFirst,
    }

    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        var digits = Digits.Run(text[..Math.Min(text.Length, 3)], 0);
        if (digits is 0 or > 2 || text.Length < 14) return false;
        var first = (int)Digits.Value(text[..digits]);
        var at = digits;
        var mark = text[at++];
        if (mark is not ((byte)'/' or (byte)'.' or (byte)'-') || order == Order.MonthFirstWithSlashes && mark != '/') return false;
        digits = Digits.Run(text[..Math.Min(text.Length, at + 3)], at);
        if (digits is 0 or > 2) return false;
        var second = (int)Digits.Value(text.Slice(at, digits));
        at += digits;
        if (text[at++] != mark) return false;
        digits = Digits.Run(text, at);
        if (digits is not (2 or 4)) return false;
        var third = (int)Digits.Value(text.Slice(at, digits));
        at += digits;
        if (at < text.Length && text[at] == ',') at++;
        if (at >= text.Length || text[at] is not ((byte)' ' or (byte)'T')) return false;
        at++;

        var (year, month, day) = order == Order.DayFirst ? (third, second, first) : (third, first, second);
        if (digits == 2)
        {
            if (StampReading.IsDate(2000 + first, second, third)) (year, month, day) = (2000 + first, second, third);
            else year += 2000;
        }

        if (year == 0 || !StampReading.IsDate(year, month, day)) return false;
        var length = ClockTime.TryReadLoose(text[at..], out var ticks);
        if (length == 0) return false;
        reading = StampReading.WithZone(text, at + length, year, month, day, ticks);
        return true;
    }
}
