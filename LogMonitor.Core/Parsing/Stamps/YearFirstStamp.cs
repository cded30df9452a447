namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>RFC 3339 and its relatives: <c>2026-11-20T12:00:00.123Z</c>, <c>2026-11-20 12:00:00,123 +01:00</c>, <c>2026/11/20 12:00:00</c>, <c>2026-11-20 12:00</c>.</summary>
internal sealed class YearFirstStamp : StampShape
{
    private const int MinLength = 16;

    /// <summary>The bytes of the date alone.</summary>
    public const int DateLength = 10;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < MinLength || !Digits.Is(text[0])) return false;
        var year = Digits.Four(text, 0);
        if (year < 0) return false;
        var mark = text[4];
        if (mark is not ((byte)'-' or (byte)'/' or (byte)'.') || text[7] != mark) return false;
        var month = Digits.Two(text, 5);
        var day = Digits.Two(text, 8);
        if ((month | day) < 0 || year == 0 || !StampReading.IsDate(year, month, day)) return false;
        if (!TryReadTime(text, ref reading)) return false;
        reading.Year = year;
        reading.Month = month;
        reading.Day = day;
        return true;
    }

    /// <summary>Reads what follows the date, of which <paramref name="text"/> still holds the ten bytes.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text[DateLength] is not ((byte)'T' or (byte)' ' or (byte)'t' or (byte)'_' or (byte)'-' or (byte)':' or (byte)'\t')) return false;
        var at = DateLength + 1;
        if (text[at] == ' ' && text[DateLength] == ' ') at++;
        var length = ClockTime.TryRead(text[at..], out var ticks);
        if (length == 0 || HasHalf(text, at + length)) length = ClockTime.TryReadLoose(text[at..], out ticks);
        if (length == 0) length = ClockTime.TryReadMinutes(text[at..], out ticks);
        if (length == 0) return false;
        reading = new StampReading { Ticks = ticks };
        ZoneSuffix.Read(text, at + length, ref reading);
        return true;
    }

    private static bool HasHalf(ReadOnlySpan<byte> text, int at) => at + 2 < text.Length && text[at] == ' ' && (text[at + 2] | 0x20) == 'm';
}
