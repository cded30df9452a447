using System.Globalization;

namespace LogMonitor.Core.Text;

/// <summary>Durations as people write them: <c>90s</c>, <c>15m</c>, <c>1h30m</c>, <c>7d</c>, <c>2w</c>, <c>250ms</c>.</summary>
public static class Durations
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
        ("w", 7 * TimeSpan.TicksPerDay),
    ];

    /// <summary>A duration as a sentence has it, in its largest unit that gives two or more: <c>35 s</c>, <c>4 min</c>, <c>3 h</c>.</summary>
    public static string Format(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0} min"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays:0} d"),
    };

    /// <summary>Reads one or more whole numbers, each with its unit, into ticks of 100 ns.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty) return false;
        while (!text.IsEmpty)
        {
            var digits = 0;
            while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
            if (digits is 0 or > 9) return false;
            var number = int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            text = text[digits..];
            var unit = UnitOf(text);
            if (unit.Ticks == 0) return false;
            if (number > (DateTime.MaxValue.Ticks - ticks) / unit.Ticks) return false;
            ticks += number * unit.Ticks;
            text = text[unit.Unit.Length..];
        }

        return true;
    }

    private static (string Unit, long Ticks) UnitOf(ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (text.StartsWith(unit.Unit, StringComparison.Ordinal)) return unit;
        }

        return ("", 0);
    }
}
