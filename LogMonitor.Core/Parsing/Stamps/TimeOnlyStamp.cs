namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>A time of day alone, <c>12:00:00.123</c>: its day is taken from the arrival.</summary>
internal sealed class TimeOnlyStamp : StampShape
{
    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        var length = ClockTime.TryRead(text, out var ticks);
        if (length == 0) return false;
        var found = new StampReading { Ticks = ticks };
        ZoneSuffix.Read(text, length, ref found);
        length = found.Length;
        if (length < text.Length && (char.IsAsciiLetterOrDigit((char)text[length]) || text[length] == ':')) return false;
        reading = found;
        return true;
    }
}
