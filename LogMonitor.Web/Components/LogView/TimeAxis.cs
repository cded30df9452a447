using System.Globalization;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Round times under a range: about four, each at its place.</summary>
public static class TimeAxis
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500),
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(90), TimeSpan.FromDays(365),
    ];

    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100, 1000, 10_000];

    // From here on the beginnings of years are what people look for.
    private const long MostYears = 2 * 365 * TimeSpan.TicksPerDay;

    /// <summary>Places from 0 to 1, and what to write there.</summary>
    public static IReadOnlyList<(double Place, string Label)> Ticks(long fromTicks, long toTicks, int most = 6)
    {
        var range = toTicks - fromTicks;
        if (range <= 0) return [];
        if (range > MostYears) return Years(fromTicks, toTicks, most);
        var step = Steps.FirstOrDefault(step => range / step.Ticks <= most, Steps[^1]).Ticks;
        var ticks = new List<(double, string)>();
        for (var at = (fromTicks + step - 1) / step * step; at < toTicks && ticks.Count < 2 * most; at += step)
        {
            ticks.Add(((at - fromTicks) / (double)range, Label(at, range, step < TimeSpan.TicksPerMinute)));
        }

        return ticks;
    }

    // Years differ in length: their beginnings are counted on the calendar.
    private static List<(double, string)> Years(long fromTicks, long toTicks, int most)
    {
        var (first, last) = (Format.Utc(fromTicks).Year + 1, Format.Utc(toTicks).Year);
        var step = YearSteps.First(step => (last - first) / step < most);
        var ticks = new List<(double, string)>();
        for (var year = (first + step - 1) / step * step; year <= last; year += step)
        {
            var at = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
            ticks.Add(((at - fromTicks) / (double)(toTicks - fromTicks), year.ToString(CultureInfo.InvariantCulture)));
        }

        return ticks;
    }

    /// <summary>A time as precise as a range of that many ticks asks for.</summary>
    public static string Label(long ticks, long range, bool withSeconds)
    {
        var pattern = range switch
        {
            > TimeSpan.TicksPerDay * 180 => "MMM yyyy",
            > TimeSpan.TicksPerDay * 3 when !withSeconds => "MMM d",
            > TimeSpan.TicksPerDay => "MMM d HH:mm",
            < TimeSpan.TicksPerSecond * 5 => "HH:mm:ss.f",
            _ => withSeconds ? "HH:mm:ss" : "HH:mm",
        };
        return Format.Utc(ticks).ToString(pattern, CultureInfo.InvariantCulture);
    }
}
