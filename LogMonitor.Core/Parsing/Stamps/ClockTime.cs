namespace LogMonitor.Core.Parsing.Stamps;

/// <summary><c>HH:MM:SS</c> with an optional fraction of up to nine digits behind a dot, a comma or a colon.</summary>
internal static class ClockTime
{
    // 10^(7 - digits) ticks for each unit of a fraction with that many digits.
    private static readonly int[] TicksPerUnit = [0, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    /// <returns>The bytes read, 0 when there is no time of day.</returns>
    public static int TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 8) return 0;
        var seconds = Digits.Clock(text);
        if (seconds < 0) return 0;
        ticks = seconds * TimeSpan.TicksPerSecond;
        return 8 + Fraction(text[8..], ref ticks);
    }

    /// <summary>The same, with hours of one digit and AM or PM.</summary>
    /// <returns>The bytes read, 0 when there is no time of day.</returns>
    public static int TryReadLoose(ReadOnlySpan<byte> text, out long ticks)
    {
        var length = TryRead(text, out ticks);
        if (length == 0)
        {
            if (text.Length < 7 || text[1] != ':') return 0;
            Span<byte> padded = stackalloc byte[8];
            padded[0] = (byte)'0';
            text[..7].CopyTo(padded[1..]);
            var seconds = Digits.Clock(padded);
            if (seconds < 0) return 0;
            ticks = seconds * TimeSpan.TicksPerSecond;
            length = 7 + Fraction(text[7..], ref ticks);
        }

        var rest = text[length..];
        // Newer Java and ICU put a narrow no-break space between.
        var space = rest.StartsWith("\u202F"u8) ? 3 : rest.Length > 0 && rest[0] == ' ' ? 1 : 0;
        if (rest.Length >= space + 2 && (rest[space + 1] | 0x20) == 'm' && (rest.Length == space + 2 || !char.IsAsciiLetterOrDigit((char)rest[space + 2])))
        {
            var half = rest[space] | 0x20;
            if (half is 'a' or 'p')
            {
                var hours = ticks / TimeSpan.TicksPerHour;
                if (hours is 0 or > 12) return 0;
                if (hours == 12) ticks -= 12 * TimeSpan.TicksPerHour;
                if (half == 'p') ticks += 12 * TimeSpan.TicksPerHour;
                length += space + 2;
            }
        }

        return length;
    }

    /// <summary><c>HH:MM</c> alone, which only a whole date makes a time.</summary>
    /// <returns>The bytes read, 0 when there is no time of day or there is more of it.</returns>
    public static int TryReadMinutes(ReadOnlySpan<byte> text, out long ticks)
    {
        var (hours, minutes) = (Digits.Two(text, 0), Digits.Two(text, 3));
        ticks = (hours * 60 + minutes) * TimeSpan.TicksPerMinute;
        return hours is >= 0 and < 24 && minutes is >= 0 and < 60 && text[2] == ':' && (text.Length == 5 || text[5] != ':' && !Digits.Is(text[5])) ? 5 : 0;
    }

    /// <summary>Adds a fraction of a second, cut to ticks of 100 ns.</summary>
    /// <returns>The bytes read, with the mark before the digits.</returns>
    public static int Fraction(ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text.Length < 2 || text[0] is not ((byte)'.' or (byte)',' or (byte)':')) return 0;
        var value = 0;
        var digits = 0;
        var at = 1;
        for (; at < text.Length && at <= 9; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9) break;
            if (digits == 7) continue;
            value = value * 10 + (int)digit;
            digits++;
        }

        // A colon is also a mark between words: only milliseconds are written behind it.
        if (digits == 0 || text[0] == ':' && at != 4) return 0;
        if (at < text.Length && Digits.Is(text[at])) return 0;
        ticks += (long)value * TicksPerUnit[digits];
        return at;
    }
}
