using System.Globalization;

namespace LogMonitor.Web.Components.LogView;

/// <summary>One end of a range as it stands in the URL: <c>-15m</c>, <c>now</c> or an RFC 3339 time.</summary>
public readonly record struct TimeBound
{
    private TimeBound(long? absoluteTicks, TimeSpan ago)
    {
        AbsoluteTicks = absoluteTicks;
        Ago = ago;
    }

    public static TimeBound Now { get; } = new(null, TimeSpan.Zero);

    /// <summary>Null for a time relative to now.</summary>
    public long? AbsoluteTicks { get; }

    public TimeSpan Ago { get; }

    public static TimeBound Before(TimeSpan ago) => new(null, ago);

    public static TimeBound At(long ticks) => new(ticks, TimeSpan.Zero);

    public long Resolve(DateTimeOffset now) => AbsoluteTicks ?? Math.Max(0, now.UtcTicks - Ago.Ticks);

    public static bool TryParse(string? text, out TimeBound bound)
    {
        bound = Now;
        if (string.IsNullOrEmpty(text)) return false;
        if (text == "now") return true;
        if (text[0] == '-')
        {
            if (text.Length < 3 || !long.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            var unit = text[^1] switch
            {
                's' => TimeSpan.TicksPerSecond,
                'm' => TimeSpan.TicksPerMinute,
                'h' => TimeSpan.TicksPerHour,
                'd' => TimeSpan.TicksPerDay,
                _ => 0,
            };
            if (unit == 0 || number > TimeSpan.MaxValue.Ticks / unit) return false;
            bound = Before(TimeSpan.FromTicks(number * unit));
            return true;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)) return false;
        bound = At(time.UtcTicks);
        return true;
    }

    public override string ToString()
    {
        if (AbsoluteTicks is { } ticks) return Format.Utc(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        if (Ago == TimeSpan.Zero) return "now";
        var (number, unit) = Ago.Ticks switch
        {
            var t when t % TimeSpan.TicksPerDay == 0 => (t / TimeSpan.TicksPerDay, 'd'),
            var t when t % TimeSpan.TicksPerHour == 0 => (t / TimeSpan.TicksPerHour, 'h'),
            var t when t % TimeSpan.TicksPerMinute == 0 => (t / TimeSpan.TicksPerMinute, 'm'),
            var t => (t / TimeSpan.TicksPerSecond, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"-{number}{unit}");
    }
}
