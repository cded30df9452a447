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

    /// <summary>The stamp tells its distance from UTC.</summary>
    public bool HasZone;

    /// <summary>The abbreviation of the zone has a second meaning, <see cref="OtherOffsetMinutes"/>.</summary>
    public bool HasOtherZone;

    public int OffsetMinutes;
    public int OtherOffsetMinutes;

    /// <summary>Where a zone's name such as <c>Europe/Berlin</c> stands, counted from the stamp's beginning; no name when the length is 0.</summary>
    public int RegionStart;
    public int RegionLength;

    /// <summary>Unknown unless the date is all numbers and its order is not fixed by a year of four digits in front.</summary>
    public DateOrder Order;

    /// <summary>The next likely order in which the numbers make another date.</summary>
    public DateOrder OtherOrder;

    /// <summary>A level that is part of the stamp, as in klog.</summary>
    public LogLevel Level;

    /// <summary>How many bytes the stamp takes.</summary>
    public int Length;

    /// <summary>A date and a time of day that end at <paramref name="at"/>, with the zone that may follow there.</summary>
    public static StampReading WithZone(ReadOnlySpan<byte> text, int at, int year, int month, int day, long ticks)
    {
        var reading = new StampReading { Year = year, Month = month, Day = day, Ticks = ticks };
        ZoneSuffix.Read(text, at, ref reading);
        return reading;
    }

    /// <summary>True when the day exists in the calendar; without a year, in some year.</summary>
    public static bool IsDate(int year, int month, int day)
        => (uint)(month - 1) < 12 && day >= 1 && year is 0 or (>= 1970 and < 2200)
            && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
}
