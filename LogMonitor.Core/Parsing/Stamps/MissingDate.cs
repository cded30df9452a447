namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Fills in the year or the day that a stamp leaves out, from when the line arrived.</summary>
internal static class MissingDate
{
    /// <summary>Stamps without a year or a day are of this year or later; it has a 29 February.</summary>
    private const int FirstYear = 1972;

    /// <summary>The newest year that does not put the stamp more than a day after the arrival.</summary>
    /// <param name="reading">Has a month and a day.</param>
    /// <param name="arrivalTicks">In the stamp's zone.</param>
    /// <param name="before">The stamp in the newest year before that one.</param>
    public static long InNewestYear(in StampReading reading, long arrivalTicks, out long before)
    {
        var latest = arrivalTicks + TimeSpan.TicksPerDay;
        var year = Math.Max(new DateTime(latest).Year, FirstYear);
        var newest = InYear(in reading, ref year);
        if (newest > latest && year > FirstYear)
        {
            year--;
            newest = InYear(in reading, ref year);
        }

        year--;
        before = year < FirstYear ? newest : InYear(in reading, ref year);
        return newest;
    }

    /// <summary>The newest day that does not put the time more than an hour after the arrival; clocks differ.</summary>
    /// <param name="timeOfDay">Ticks since midnight.</param>
    /// <param name="arrivalTicks">In the stamp's zone.</param>
    /// <param name="before">The time on the day before that one.</param>
    public static long OnNewestDay(long timeOfDay, long arrivalTicks, out long before)
    {
        var latest = arrivalTicks + TimeSpan.TicksPerHour;
        var newest = latest - latest % TimeSpan.TicksPerDay + timeOfDay;
        if (newest > latest) newest -= TimeSpan.TicksPerDay;
        before = newest - TimeSpan.TicksPerDay;
        return newest;
    }

    // A 29 February belongs to the newest year that has one.
    private static long InYear(in StampReading reading, ref int year)
    {
        while (year > FirstYear && !StampReading.IsDate(year, reading.Month, reading.Day)) year--;
        return new DateTime(year, reading.Month, reading.Day).Ticks + reading.Ticks;
    }
}
