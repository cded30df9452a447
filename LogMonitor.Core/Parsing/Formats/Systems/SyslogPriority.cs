using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>The number in front of a syslog message: eight times the facility, and the severity (RFC 5424, 6.2.1).</summary>
internal static class SyslogPriority
{
    /// <summary>The level of the field <c>pri</c>, which the layout has; unknown where the line does not have it.</summary>
    public static LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
    {
        var digits = line[match[layout.SlotOf("pri"u8)]];
        return digits.Length is 0 or > 3 ? LogLevel.Unknown : LevelWords.FromNumber(Digits.Value(digits) & 7);
    }
}
