namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their number of digits.</summary>
internal sealed class EpochStamp : StampShape
{
    // From 2001, when seconds grew to ten digits, to 2100.
    private const long FirstSecond = 1_000_000_000;
    private const long LastSecond = 4_102_444_800;

    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < 10 || !Digits.Is(text[0])) return false;
        var digits = Digits.Run(text, 0);
        if (digits is not (10 or 13 or 16 or 19)) return false;
        var ticks = Digits.Value(text[..10]) * TimeSpan.TicksPerSecond;
        if (ticks is < FirstSecond * TimeSpan.TicksPerSecond or > LastSecond * TimeSpan.TicksPerSecond) return false;
        for (var (at, unit) = (10, TimeSpan.TicksPerSecond / 10); at < digits && unit > 0; at++, unit /= 10) ticks += (text[at] - '0') * unit;
        var length = digits;
        if (length < text.Length && text[length] == '.') length += Fraction(text[length..], digits, ref ticks);
        if (length < text.Length && (char.IsAsciiLetterOrDigit((char)text[length]) || text[length] is (byte)'_' or (byte)'-' or (byte)'/' or (byte)'.')) return false;
        reading = new StampReading { IsAbsolute = true, HasZone = true, Ticks = DateTime.UnixEpoch.Ticks + ticks, Length = length };
        return true;
    }

    // Of seconds, or of milliseconds as browsers give them.
    private static int Fraction(ReadOnlySpan<byte> text, int digits, ref long ticks)
    {
        if (digits > 13) return 0;
        long fraction = 0;
        var length = ClockTime.Fraction(text, ref fraction);
        ticks += digits == 10 ? fraction : fraction / 1000;
        return length;
    }
}
