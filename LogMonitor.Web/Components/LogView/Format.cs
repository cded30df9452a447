using System.Globalization;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Numbers, sizes and times as the pages write them.</summary>
public static class Format
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long value, string one, string many) => Count(value) + " " + (value == 1 ? one : many);

    /// <summary>Powers of 1,000, as the filter language's KB and MB.</summary>
    public static string Size(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= 1000 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return value.ToString(unit == 0 || value >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    public static string Rate(double perSecond)
        => perSecond.ToString(perSecond is > 0 and < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture);

    /// <summary>The two largest parts: "6 d 4 h", "12 min 3 s", "0.1 s".</summary>
    public static string Span(TimeSpan span)
    {
        if (span < TimeSpan.Zero) span = TimeSpan.Zero;
        return span switch
        {
            { TotalSeconds: < 10 } => Invariant($"{span.TotalSeconds:0.#} s"),
            { TotalMinutes: < 1 } => Invariant($"{span.TotalSeconds:0} s"),
            { TotalHours: < 1 } => Two(span.Minutes, "min", span.Seconds, "s"),
            { TotalDays: < 1 } => Two(span.Hours, "h", span.Minutes, "min"),
            _ => Two(span.Days, "d", span.Hours, "h"),
        };
    }

    /// <summary>The time of day in UTC, to the millisecond.</summary>
    public static string Clock(long ticks) => Utc(ticks).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>Date and time in UTC, to the microsecond.</summary>
    public static string Stamp(long ticks) => Utc(ticks).ToString("yyyy-MM-dd HH:mm:ss.ffffff 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Date and time in UTC, to the second.</summary>
    public static string Moment(long ticks) => Utc(ticks).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    internal static DateTime Utc(long ticks) => new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private static string Two(int large, string largeUnit, int small, string smallUnit)
        => small == 0 ? Invariant($"{large} {largeUnit}") : Invariant($"{large} {largeUnit} {small} {smallUnit}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
