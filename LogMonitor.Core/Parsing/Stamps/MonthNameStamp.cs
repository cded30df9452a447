namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// Stamps with the month in letters: syslog <c>Nov 20 12:00:00</c>, ctime <c>Fri Nov 20 12:00:00 2026</c>, access logs
/// <c>20/Nov/2026:12:00:00 +0000</c>, RFC 1123 <c>Fri, 20 Nov 2026 12:00:00 GMT</c>, RFC 850 <c>Friday, 20-Nov-26 12:00:00 GMT</c>,
/// Java <c>Nov 20, 2026 12:00:00 PM</c>.
/// </summary>
internal sealed class MonthNameStamp : StampShape
{
    // "Mon", "Monday", "Nov", "November": how many letters more may follow the three.
    private const int MaxMoreLetters = 6;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < 14) return false;
        if (Digits.Is(text[0])) return DayFirst(text, 0, ref reading);
        var month = Month(text);
        var at = Letters(text, 0);
        if (month > 0 && text[at] == ' ') return MonthFirst(text, at + 1, month, weekday: false, ref reading);
        if (!IsWeekday(text)) return false;
        if (text[at] == ',') at++;
        if (text[at] != ' ') return false;
        at++;
        if (Digits.Is(text[at])) return DayFirst(text, at, ref reading);
        month = Month(text[at..]);
        at = Letters(text, at);
        return month > 0 && at < text.Length && text[at] == ' ' && MonthFirst(text, at + 1, month, weekday: true, ref reading);
    }

    private static bool DayFirst(ReadOnlySpan<byte> text, int at, ref StampReading reading)
    {
        var digits = Digits.Run(text[..Math.Min(text.Length, at + 3)], at);
        if (digits is 0 or > 2) return false;
        var day = (int)Digits.Value(text.Slice(at, digits));
        at += digits;
        var mark = text[at];
        if (mark is not ((byte)'/' or (byte)' ' or (byte)'-')) return false;
        at++;
        var month = Month(text[at..]);
        if (month == 0) return false;
        at = Letters(text, at);
        if (text.Length < at + 9 || text[at] != mark) return false;
        at++;
        // Redis before its fourth version names no year: "20 Nov 12:00:00.123".
        if (mark == ' ' && text[at + 2] == ':') return StampReading.IsDate(0, month, day) && Finish(text, at, 0, month, day, ref reading);
        digits = Digits.Run(text[..Math.Min(text.Length, at + 5)], at);
        if (digits is not (2 or 4)) return false;
        var year = digits == 4 ? Digits.Four(text, at) : 2000 + Digits.Two(text, at);
        if (year <= 0 || !StampReading.IsDate(year, month, day)) return false;
        at += digits;
        if (at < text.Length && text[at] == ',') at++;
        if (at >= text.Length || text[at] is not ((byte)':' or (byte)' ' or (byte)'T')) return false;
        // Erlang before its 21st version: "20-Nov-2026::12:00:00".
        if (text[at] == ':' && at + 1 < text.Length && text[at + 1] == ':') at++;
        return at + 1 < text.Length && Finish(text, at + 1, year, month, day, ref reading);
    }

    private static bool MonthFirst(ReadOnlySpan<byte> text, int at, int month, bool weekday, ref StampReading reading)
    {
        if (at < text.Length && text[at] == ' ') at++;
        var digits = Digits.Run(text[..Math.Min(text.Length, at + 3)], at);
        if (digits is 0 or > 2) return false;
        var day = (int)Digits.Value(text.Slice(at, digits));
        at += digits;
        if (!StampReading.IsDate(0, month, day)) return false;
        if (at < text.Length && text[at] == ',') at++;
        if (at >= text.Length || text[at] != ' ') return false;
        at++;
        var year = Digits.Four(text, at);
        if (year > 0 && at + 4 < text.Length && text[at + 4] is (byte)' ' or (byte)',')
        {
            at += text[at + 4] == ',' ? 6 : 5;
            return StampReading.IsDate(year, month, day) && at < text.Length && Finish(text, at, year, month, day, ref reading);
        }

        if (!Finish(text, at, 0, month, day, ref reading)) return false;
        if (weekday) TrailingYear(text, ref reading);
        return true;
    }

    private static int Letters(ReadOnlySpan<byte> text, int at)
    {
        at += 3;
        var end = Math.Min(at + MaxMoreLetters, text.Length - 1);
        while (at < end && char.IsAsciiLetterLower((char)text[at])) at++;
        return at;
    }

    private static bool Finish(ReadOnlySpan<byte> text, int at, int year, int month, int day, ref StampReading reading)
    {
        var length = ClockTime.TryReadLoose(text[at..], out var ticks);
        if (length == 0) return false;
        reading = StampReading.WithZone(text, at + length, year, month, day, ticks);
        return true;
    }

    // ctime and date(1) write the year last.
    private static void TrailingYear(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        var at = reading.Length;
        if (at >= text.Length || text[at] != ' ') return;
        var year = Digits.Four(text, at + 1);
        if (year <= 0 || !StampReading.IsDate(year, reading.Month, reading.Day)) return;
        if (at + 5 < text.Length && char.IsAsciiLetterOrDigit((char)text[at + 5])) return;
        reading.Year = year;
        reading.Length = at + 5;
    }

    private static int Month(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3) return 0;
        return ((text[0] | 0x20) << 16 | (text[1] | 0x20) << 8 | text[2] | 0x20) switch
        {
            'j' << 16 | 'a' << 8 | 'n' => 1,
            'f' << 16 | 'e' << 8 | 'b' => 2,
            'm' << 16 | 'a' << 8 | 'r' => 3,
            'a' << 16 | 'p' << 8 | 'r' => 4,
            'm' << 16 | 'a' << 8 | 'y' => 5,
            'j' << 16 | 'u' << 8 | 'n' => 6,
            'j' << 16 | 'u' << 8 | 'l' => 7,
            'a' << 16 | 'u' << 8 | 'g' => 8,
            's' << 16 | 'e' << 8 | 'p' => 9,
            'o' << 16 | 'c' << 8 | 't' => 10,
            'n' << 16 | 'o' << 8 | 'v' => 11,
            'd' << 16 | 'e' << 8 | 'c' => 12,
            _ => 0,
        };
    }

    private static bool IsWeekday(ReadOnlySpan<byte> text) => ((text[0] | 0x20) << 16 | (text[1] | 0x20) << 8 | text[2] | 0x20) is
        ('m' << 16 | 'o' << 8 | 'n') or ('t' << 16 | 'u' << 8 | 'e') or ('w' << 16 | 'e' << 8 | 'd') or ('t' << 16 | 'h' << 8 | 'u')
        or ('f' << 16 | 'r' << 8 | 'i') or ('s' << 16 | 'a' << 8 | 't') or ('s' << 16 | 'u' << 8 | 'n');
}
