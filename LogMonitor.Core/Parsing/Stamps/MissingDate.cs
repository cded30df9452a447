namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Fills in the year or the day that a stamp leaves out, from when the line arrived.</summary>
internal static class MissingDate
{
    /// <summary>The newest year that does not put the stamp more than a day after the arrival.</summary>
    public static long InNewestYear(in StampReading reading, long arrivalTicks)
    {
        var latest = arrivalTicks + TimeSpan.TicksPerDay;
        var year = new DateTime(latest).Year;
        while (true)
        {
            // A 29 February belongs to the newest year that has one.
            if (StampReading.IsDate(year, reading.Month, reading.Day))
            {
                var ticks = new DateTime(year, reading.Month, reading.Day).Ticks + reading.Ticks;
                if (ticks <= latest || year <= 1970) return ticks;
            }

            year--;
        }
    }

    /// <summary>The newest day that does not put the time more than an hour after the arrival; clocks differ.</summary>
    public static long OnNewestDay(long timeOfDay, long arrivalTicks)
    {
        var ticks = arrivalTicks - arrivalTicks % TimeSpan.TicksPerDay + timeOfDay;
        var latest = arrivalTicks + TimeSpan.TicksPerHour;
        if (ticks + TimeSpan.TicksPerDay <= latest) return ticks + TimeSpan.TicksPerDay;
        return ticks <= latest ? ticks : ticks - TimeSpan.TicksPerDay;
    }
}
