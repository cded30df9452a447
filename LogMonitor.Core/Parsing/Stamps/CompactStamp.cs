namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// Dates without marks: <c>081109 203615</c>, <c>081109  9:36:15</c> as MySQL pads it, <c>20261120T120000.123Z</c>, <c>20261120-12:00:00</c>,
/// <c>20261120120000</c>, <c>20261120120000123</c>. Dates of six digits begin with the year.
/// </summary>
internal sealed class CompactStamp : StampShape
{
    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < 13 || !Digits.Is(text[0])) return false;
        var digits = Digits.Run(text[..Math.Min(text.Length, 18)], 0);
        var isWhole = digits is 14 or 17;
        if (isWhole) digits = 8;
        if (digits is not (6 or 8)) return false;
        var year = digits == 8 ? Digits.Four(text, 0) : 2000 + Digits.Two(text, 0);
        var month = Digits.Two(text, digits - 4);
        var day = Digits.Two(text, digits - 2);
        if (year == 0 || !StampReading.IsDate(year, month, day)) return false;
        var at = digits;
        if (!isWhole)
        {
            if (text[at] is not ((byte)' ' or (byte)'T' or (byte)'-' or (byte)'_')) return false;
            at++;
            if (text[at] == ' ') at++;
        }

        var length = ClockTime.TryRead(text[at..], out var ticks);
        if (length == 0 && text[at - 1] == ' ') length = ClockTime.TryReadLoose(text[at..], out ticks);
        if (length == 0) length = WithoutMarks(text[at..], out ticks);
        if (length == 0) return false;
        reading = StampReading.WithZone(text, at + length, year, month, day, ticks);
        return true;
    }

    private static int WithoutMarks(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var digits = Digits.Run(text[..Math.Min(text.Length, 10)], 0);
        if (digits is not (6 or 9)) return 0;
        var (hours, minutes, seconds) = (Digits.Two(text, 0), Digits.Two(text, 2), Digits.Two(text, 4));
        if (hours > 23 || minutes > 59 || seconds > 60) return 0;
        ticks = (hours * 3600 + minutes * 60 + seconds) * TimeSpan.TicksPerSecond;
        if (digits == 6) return 6 + ClockTime.Fraction(text[6..], ref ticks);
        ticks += Digits.Value(text.Slice(6, 3)) * TimeSpan.TicksPerMillisecond;
        return 9;
    }
}
