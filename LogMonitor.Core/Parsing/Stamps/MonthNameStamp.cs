namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// Stamps with the month in letters: syslog <c>Nov 20 12:00:00</c>, ctime <c>Fri Nov 20 12:00:00 2026</c>, access logs
/// <c>20/Nov/2026:12:00:00 +0000</c>, RFC 1123 <c>Fri, 20 Nov 2026 12:00:00 GMT</c>, Java <c>Nov 20, 2026 12:00:00 PM</c>.
/// </summary>
internal sealed class MonthNameStamp : StampShape
{
    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < 14) return false;
        if (Digits.Is(text[0])) return DayFirst(text, 0, ref reading);
        var month = Month(text);
        if (month > 0 && text[3] == ' ') return MonthFirst(text, 0, month, weekday: false, ref reading);
        if (!IsWeekday(text)) return false;
        var at = text[3] == ',' ? 4 : 3;
        if (text[at] != ' ') return false;
        at++;
        if (Digits.Is(text[at])) return DayFirst(text, at, ref reading);
        month = Month(text[at..]);
        return month > 0 && text.Length > at + 3 && text[at + 3] == ' ' && MonthFirst(text, at, month, weekday: true, ref reading);
    }

    private static bool DayFirst(ReadOnlySpan<byte> text, int at, ref StampReading reading)
    {
        var digits = Digits.Run(text, at);
        if (digits is 0 or > 2) return false;
        var day = (int)Digits.Value(text.Slice(at, digits));
        at += digits;
        if (text.Length < at + 18) return false;
        var mark = text[at];
        if (mark is not ((byte)'/' or (byte)' ' or (byte)'-')) return false;
        var month = Month(text[(at + 1)..]);
        if (month == 0 || text[at + 4] != mark) return false;
        var year = Digits.Four(text, at + 5);
        if (year <= 0 || !StampReading.IsDate(year, month, day)) return false;
        at += 9;
        if (text[at] is not ((byte)':' or (byte)' ' or (byte)'T')) return false;
        return Finish(text, at + 1, year, month, day, ref reading);
    }

    private static bool MonthFirst(ReadOnlySpan<byte> text, int at, int month, bool weekday, ref StampReading reading)
    {
        at += 4;
        if (at < text.Length && text[at] == ' ') at++;
        var digits = Digits.Run(text, at);
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
