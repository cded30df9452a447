using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>glog and klog: the level's letter, month and day, <c>E1120 12:00:00.123456</c>; newer glog with the year, <c>E20261120</c>.</summary>
internal sealed class KlogStamp : StampShape
{
    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (text.Length < 20) return false;
        var level = text[0] switch
        {
            (byte)'I' => LogLevel.Info,
            (byte)'W' => LogLevel.Warn,
            (byte)'E' => LogLevel.Error,
            (byte)'F' => LogLevel.Fatal,
            _ => LogLevel.Unknown,
        };
        if (level == LogLevel.Unknown) return false;
        var digits = Digits.Run(text[..10], 1);
        if (digits is not (4 or 8)) return false;
        var year = digits == 8 ? Digits.Four(text, 1) : 0;
        var month = Digits.Two(text, digits - 3);
        var day = Digits.Two(text, digits - 1);
        if (!StampReading.IsDate(year, month, day) || text[digits + 1] != ' ') return false;
        var at = digits + 2;
        var length = ClockTime.TryRead(text[at..], out var ticks);
        if (length != 15) return false;
        reading = new StampReading { Year = year, Month = month, Day = day, Ticks = ticks, Level = level, Length = at + length };
        return true;
    }
}
