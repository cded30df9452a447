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

    /// <summary>Places from 0 to 1, and what to write there.</summary>
    public static IReadOnlyList<(double Place, string Label)> Ticks(long fromTicks, long toTicks, int most = 6)
    {
        var range = toTicks - fromTicks;
        if (range <= 0) return [];
        var step = Steps.FirstOrDefault(step => range / step.Ticks <= most, Steps[^1]).Ticks;
        var ticks = new List<(double, string)>();
        for (var at = (fromTicks + step - 1) / step * step; at < toTicks && ticks.Count < 2 * most; at += step)
        {
            ticks.Add(((at - fromTicks) / (double)range, Label(at, range, step < TimeSpan.TicksPerMinute)));
        }

        return ticks;
    }

    /// <summary>A time as precise as a range of that many ticks asks for.</summary>
    public static string Label(long ticks, long range, bool withSeconds)
    {
        var pattern = range switch
        {
            > TimeSpan.TicksPerDay * 3 when !withSeconds => "MMM d",
            > TimeSpan.TicksPerDay => "MMM d HH:mm",
            < TimeSpan.TicksPerSecond * 5 => "HH:mm:ss.f",
            _ => withSeconds ? "HH:mm:ss" : "HH:mm",
        };
        return Format.Utc(ticks).ToString(pattern, CultureInfo.InvariantCulture);
    }
}
