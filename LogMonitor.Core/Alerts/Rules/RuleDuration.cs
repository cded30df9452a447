using System.Buffers;
using System.Globalization;
using System.Text;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Durations as rules write them: <c>30s</c>, <c>1h30m</c>; units ms, s, m, h, d, w.</summary>
internal static class RuleDuration
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("w", 7 * TimeSpan.TicksPerDay),
        ("d", TimeSpan.TicksPerDay),
        ("h", TimeSpan.TicksPerHour),
        ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond),
        ("ms", TimeSpan.TicksPerMillisecond),
    ];

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        text = text.Trim();
        if (text.IsEmpty) return false;
        double total = 0;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            text = text[digits..];
            var letters = text.IndexOfAnyExceptInRange('a', 'z');
            if (letters < 0) letters = text.Length;
            var unit = TicksOf(text[..letters]);
            if (unit == 0) return false;
            total += number * unit;
            text = text[letters..].TrimStart();
        }

        if (total > Longest.Ticks) return false;
        duration = TimeSpan.FromTicks((long)total);
        return true;
    }

    public static string Format(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero) return "0s";
        var text = new StringBuilder();
        var rest = duration.Ticks;
        foreach (var (unit, ticks) in Units)
        {
            if (rest < ticks) continue;
            text.Append(CultureInfo.InvariantCulture, $"{rest / ticks}{unit}");
            rest %= ticks;
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    private static long TicksOf(ReadOnlySpan<char> unit)
    {
        foreach (var (name, ticks) in Units)
        {
            if (unit.SequenceEqual(name)) return ticks;
        }

        return 0;
    }
}
