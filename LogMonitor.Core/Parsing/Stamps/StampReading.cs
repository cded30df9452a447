using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>What a stamp says, before the stream's zone and the arrival fill in what it leaves out.</summary>
internal struct StampReading
{
    /// <summary>0 when the stamp names no year.</summary>
    public int Year;

    /// <summary>0 when the stamp names no date.</summary>
    public int Month;

    public int Day;

    /// <summary>Ticks since midnight, or ticks of UTC when <see cref="IsAbsolute"/>.</summary>
    public long Ticks;

    /// <summary>The stamp counts from 1970 in UTC.</summary>
    public bool IsAbsolute;

    public bool HasZone;

    public int OffsetMinutes;

    /// <summary>A level that is part of the stamp, as in klog.</summary>
    public LogLevel Level;

    /// <summary>How many bytes the stamp takes.</summary>
    public int Length;

    /// <summary>A date and a time of day that end at <paramref name="at"/>, with the zone that may follow there.</summary>
    public static StampReading WithZone(ReadOnlySpan<byte> text, int at, int year, int month, int day, long ticks)
    {
        var zone = ZoneSuffix.TryRead(text[at..], out var minutes);
        return new StampReading
        {
            Year = year,
            Month = month,
            Day = day,
            Ticks = ticks,
            HasZone = zone > 0,
            OffsetMinutes = minutes,
            Length = at + zone,
        };
    }

    /// <summary>True when the day exists in the calendar; without a year, in some year.</summary>
    public static bool IsDate(int year, int month, int day)
        => (uint)(month - 1) < 12 && day >= 1 && year is 0 or (>= 1970 and < 2200)
            && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
}
