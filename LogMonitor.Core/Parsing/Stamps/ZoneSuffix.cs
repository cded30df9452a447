namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>What may follow a time of day to say its zone: <c>Z</c>, <c>+01:00</c>, <c> -0800</c>, <c> UTC</c>.</summary>
internal static class ZoneSuffix
{
    // The names that RFC 822 defines, in hours; other abbreviations mean different zones to different people.
    private static readonly (byte[] Name, int Hours)[] Named =
    [
        ("UTC"u8.ToArray(), 0), ("GMT"u8.ToArray(), 0), ("EST"u8.ToArray(), -5), ("EDT"u8.ToArray(), -4), ("CST"u8.ToArray(), -6),
        ("CDT"u8.ToArray(), -5), ("MST"u8.ToArray(), -7), ("MDT"u8.ToArray(), -6), ("PST"u8.ToArray(), -8), ("PDT"u8.ToArray(), -7),
    ];

    /// <returns>The bytes read, 0 when no zone follows.</returns>
    public static int TryRead(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty) return 0;
        var space = text[0] == ' ' ? 1 : 0;
        if (text.Length <= space) return 0;
        var first = text[space];
        if (first is (byte)'+' or (byte)'-') return Numeric(text, space, space == 1, out minutes);
        if (first is (byte)'Z' or (byte)'z') return space == 0 && IsEnd(text, 1) ? 1 : 0;
        if (first is < (byte)'A' or > (byte)'Z' || text.Length < space + 3) return 0;
        var word = text.Slice(space, 3);
        foreach (var (name, hours) in Named)
        {
            if (!word.SequenceEqual(name) || !IsEnd(text, space + 3)) continue;
            minutes = hours * 60;
            return space + 3;
        }

        return 0;
    }

    private static int Numeric(ReadOnlySpan<byte> text, int at, bool strict, out int minutes)
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
        else if (strict)
        {
            // " -05" may be the beginning of the message.
            return 0;
        }

        if (rest % 15 != 0 || rest > 45 || !IsEnd(text, end)) return 0;
        minutes = (text[at] == '-' ? -1 : 1) * (hours * 60 + rest);
        return end;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text, int at) => at >= text.Length || !char.IsAsciiLetterOrDigit((char)text[at]);
}
