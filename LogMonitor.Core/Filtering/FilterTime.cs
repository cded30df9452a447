using System.Globalization;
using LogMonitor.Core.Text;

namespace LogMonitor.Core.Filtering;

/// <summary>
/// Times as people write them: RFC 3339, a date, minutes without a zone (UTC), <c>now</c>, <c>-15m</c> or <c>now-15m</c>.
/// </summary>
/// <param name="Ticks">UTC ticks.</param>
/// <param name="Precision">How many ticks the writing leaves open: a day for a date, 0 for a relative time.</param>
public readonly record struct FilterTime(long Ticks, long Precision)
{
    /// <summary>What is accepted, for messages.</summary>
    public const string Expected = "2026-11-20, 2026-11-20T12:00, 2026-11-20T12:00:00.5+01:00, -15m or now";

    private static readonly (string Format, long Precision)[] Formats =
    [
        ("yyyy-MM-dd", TimeSpan.TicksPerDay),
        ("yyyy-MM-ddTHH", TimeSpan.TicksPerHour),
        ("yyyy-MM-ddTHH:mm", TimeSpan.TicksPerMinute),
        ("yyyy-MM-ddTHH:mm:ss", TimeSpan.TicksPerSecond),
    ];

    /// <summary>Reads a time; relative ones are resolved now.</summary>
    public static bool TryParse(string text, TimeProvider clock, out FilterTime time)
    {
        time = default;
        if (text.StartsWith('-')) return TryRelative(text, clock, out time);
        if (text.StartsWith("now", StringComparison.OrdinalIgnoreCase)) return TryRelative(text[3..], clock, out time);
        if (text.Length < 10) return false;

        var upper = text.ToUpperInvariant();
        if (upper.Length > 10 && upper[10] == ' ') upper = upper[..10] + "T" + upper[11..];
        if (!TryZone(ref upper, out var zone) || !TryFraction(ref upper, out var fraction, out var fractionPrecision)) return false;
        foreach (var (format, precision) in Formats)
        {
            if (!DateTime.TryParseExact(upper, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var stamp)) continue;
            if (fractionPrecision > 0 && precision != TimeSpan.TicksPerSecond) return false;
            var ticks = stamp.Ticks + fraction - zone;
            if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
            time = new FilterTime(ticks, fractionPrecision > 0 ? fractionPrecision : precision);
            return true;
        }

        return false;
    }

    /// <summary>RFC 3339 in UTC, with as many decimals as are not zero.</summary>
    public static string Format(long ticks)
        => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339 in UTC, with all seven decimals.</summary>
    public static string FormatExactly(long ticks)
        => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static bool TryRelative(string text, TimeProvider clock, out FilterTime time)
    {
        time = default;
        var now = clock.GetUtcNow().UtcTicks;
        if (text.Length > 0)
        {
            if (text[0] != '-' || !Durations.TryParse(text.AsSpan(1), out var ticks) || ticks > now) return false;
            now -= ticks;
        }

        time = new FilterTime(now, 0);
        return true;
    }

    // Takes "Z", "+01:00" or "+0100" off the end; without one the zone is UTC.
    private static bool TryZone(ref string text, out long offset)
    {
        offset = 0;
        if (text.EndsWith('Z'))
        {
            text = text[..^1];
            return text.Length > 10;
        }

        var sign = text.LastIndexOfAny(['+', '-']);
        if (sign <= 10) return true;
        var zone = text[(sign + 1)..].Replace(":", "", StringComparison.Ordinal);
        if (zone.Length != 4 || !zone.All(char.IsAsciiDigit)) return false;
        var minutes = (int.Parse(zone[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(zone[2..], CultureInfo.InvariantCulture);
        offset = (text[sign] == '-' ? -1 : 1) * minutes * TimeSpan.TicksPerMinute;
        text = text[..sign];
        return minutes <= 14 * 60;
    }

    // Takes ".123456789" off the end; ticks have seven decimals, the rest is cut.
    private static bool TryFraction(ref string text, out long ticks, out long precision)
    {
        ticks = precision = 0;
        var dot = text.LastIndexOfAny(['.', ',']);
        if (dot < 0) return true;
        var digits = text[(dot + 1)..];
        if (digits.Length is 0 or > 18 || !digits.All(char.IsAsciiDigit)) return false;
        precision = (long)Math.Pow(10, Math.Max(0, 7 - digits.Length));
        ticks = long.Parse(digits.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);
        text = text[..dot];
        return true;
    }
}
