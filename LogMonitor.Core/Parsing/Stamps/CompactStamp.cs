namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Dates without marks: <c>081109 203615</c>, <c>081109 20:36:15</c>, <c>20261120T120000.123Z</c>, <c>20261120-12:00:00</c>.</summary>
internal sealed class CompactStamp : StampShape
{
    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < 13 || !Digits.Is(text[0])) return false;
        var digits = Digits.Run(text[..Math.Min(text.Length, 9)], 0);
        if (digits is not (6 or 8)) return false;
        var year = digits == 8 ? Digits.Four(text, 0) : 2000 + Digits.Two(text, 0);
        var month = Digits.Two(text, digits - 4);
        var day = Digits.Two(text, digits - 2);
        if (year == 0 || !StampReading.IsDate(year, month, day)) return false;
        if (text[digits] is not ((byte)' ' or (byte)'T' or (byte)'-' or (byte)'_')) return false;
        var at = digits + 1;
        var length = ClockTime.TryRead(text[at..], out var ticks);
        if (length == 0)
        {
            if (Digits.Run(text[..Math.Min(text.Length, at + 7)], at) != 6) return false;
            var (hours, minutes, seconds) = (Digits.Two(text, at), Digits.Two(text, at + 2), Digits.Two(text, at + 4));
            if (hours > 23 || minutes > 59 || seconds > 60) return false;
            ticks = (hours * 3600 + minutes * 60 + seconds) * TimeSpan.TicksPerSecond;
            length = 6 + ClockTime.Fraction(text[(at + 6)..], ref ticks);
        }

        reading = StampReading.WithZone(text, at + length, year, month, day, ticks);
        return true;
    }
}
