namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// What may follow a time of day to say its zone: <c>Z</c>, <c>+01</c>, <c>+01:00</c>, <c> -0800</c>, <c> UTC</c>, <c> UTC+2</c>, <c> CEST</c>,
/// <c> Europe/Berlin</c>, <c>+01:00[Europe/Berlin]</c>.
/// </summary>
internal static class ZoneSuffix
{
    private const int MaxRegion = 40;

    /// <summary>Sets the zone of <paramref name="reading"/>, whose time of day ends at <paramref name="at"/>, and its length.</summary>
    public static void Read(ReadOnlySpan<byte> text, int at, ref StampReading reading)
    {
        reading.Length = at;
        if (at >= text.Length) return;
        var rest = text[at..];
        var space = rest[0] == ' ' ? 1 : 0;
        if (rest.Length <= space) return;
        var first = rest[space];
        var length = 0;
        if (first is (byte)'+' or (byte)'-')
        {
            length = Numeric(rest, space, out reading.OffsetMinutes);
        }
        else if (first is (byte)'Z' or (byte)'z')
        {
            length = space == 0 && IsEnd(rest, 1) ? 1 : 0;
        }
        else if (first is >= (byte)'A' and <= (byte)'Z' || first == '[' && space == 0)
        {
            Named(rest, at, space, ref reading);
            return;
        }

        if (length == 0) return;
        reading.HasZone = true;
        reading.Length = at + length + Bracketed(rest[length..]);
    }

    private static void Named(ReadOnlySpan<byte> rest, int at, int space, ref StampReading reading)
    {
        var end = space;
        while (end < rest.Length && end - space <= ZoneNames.MaxLength && char.IsAsciiLetterUpper((char)rest[end])) end++;
        if (ZoneNames.TryGet(rest[space..end], out var minutes, out var other) && IsEnd(rest, end))
        {
            if (minutes == 0 && end < rest.Length && rest[end] is (byte)'+' or (byte)'-' && Hours(rest, end, out var offset) is var hours and > 0)
            {
                minutes = offset;
                end = hours;
            }

            reading.HasZone = true;
            reading.OffsetMinutes = minutes;
            reading.HasOtherZone = other is not null;
            reading.OtherOffsetMinutes = other.GetValueOrDefault();
            reading.Length = at + end;
            return;
        }

        var start = rest[space] == '[' ? space + 1 : space;
        var length = RegionLength(rest[start..]);
        if (length == 0) return;
        end = start + length;
        if (start > space)
        {
            if (end >= rest.Length || rest[end] != ']') return;
            end++;
        }

        reading.RegionStart = at + start;
        reading.RegionLength = length;
        reading.Length = at + end;
    }

    private static int Numeric(ReadOnlySpan<byte> text, int at, out int minutes)
    {
        minutes = 0;
        var hours = Digits.Two(text, at + 1);
        if (hours is < 0 or > 14) return 0;
        var end = at + 3;
        var rest = 0;
        if (end < text.Length && text[end] == ':')
        {
            rest = Digits.Two(text, end + 1);
            if (rest < 0) return 0;
            end += 3;
        }
        else if (Digits.Two(text, end) is var two and >= 0)
        {
            rest = two;
            end += 2;
        }
        else if (at > 0 && end < text.Length && text[end] is not ((byte)']' or (byte)')' or (byte)'|') && !text[end..].StartsWith(" ["u8))
        {
            // " -05" may be the beginning of the message.
            return 0;
        }

        if (rest % 15 != 0 || rest > 45 || !IsEnd(text, end)) return 0;
        minutes = (text[at] == '-' ? -1 : 1) * (hours * 60 + rest);
        return end;
    }

    // "+2", "+02", "+02:30" behind UTC or GMT.
    private static int Hours(ReadOnlySpan<byte> text, int at, out int minutes)
    {
        minutes = 0;
        var digits = Digits.Run(text[..Math.Min(text.Length, at + 6)], at + 1);
        if (digits != 1) return Numeric(text, at, out minutes);
        if (!IsEnd(text, at + 2) || at + 2 < text.Length && text[at + 2] == ':' && Digits.Two(text, at + 3) >= 0) return 0;
        minutes = (text[at] == '-' ? -1 : 1) * (text[at + 1] - '0') * 60;
        return at + 2;
    }

    // Java repeats the zone's name behind the offset.
    private static int Bracketed(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != '[') return 0;
        var length = text[1..].StartsWith("UTC"u8) || text[1..].StartsWith("GMT"u8) ? 3 : text[1] == 'Z' ? 1 : RegionLength(text[1..]);
        return length > 0 && length + 1 < text.Length && text[length + 1] == ']' ? length + 2 : 0;
    }

    // "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5": whether there is such a zone is asked later.
    private static int RegionLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || !char.IsAsciiLetterUpper((char)text[0]) || !char.IsAsciiLetterLower((char)text[1])) return 0;
        var length = 0;
        var slash = false;
        for (; length < text.Length && length < MaxRegion; length++)
        {
            var b = text[length];
            if (b == '/') slash = true;
            else if (!char.IsAsciiLetter((char)b) && (!slash || !char.IsAsciiDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'+'))) break;
        }

        return slash && text[length - 1] != '/' ? length : 0;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text, int at) => at >= text.Length || !char.IsAsciiLetterOrDigit((char)text[at]);
}
