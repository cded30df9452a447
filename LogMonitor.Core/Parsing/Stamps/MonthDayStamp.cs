namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Month and day in numbers, without a year: <c>03-17 16:13:38.811</c>, as Android writes it.</summary>
internal sealed class MonthDayStamp : StampShape
{
    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < 14 || text[2] is not ((byte)'-' or (byte)'/') || text[5] != ' ') return false;
        var month = Digits.Two(text, 0);
        var day = Digits.Two(text, 3);
        if ((month | day) < 0 || !StampReading.IsDate(0, month, day)) return false;
        var length = ClockTime.TryRead(text[6..], out var ticks);
        if (length == 0) return false;
        reading = StampReading.WithZone(text, 6 + length, 0, month, day, ticks);
        return true;
    }
}
