using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Sources;

/// <summary>What an entry of the configuration decides about how its streams are read.</summary>
internal static class ConfiguredReading
{
    /// <param name="format">A format's name, or <c>auto</c>.</param>
    /// <param name="zone">Null where the entry names none.</param>
    public static StreamReading Of(string format, TimeZoneInfo? zone, FormatRegistry formats)
    {
        var isAuto = string.Equals(format, ParserOptions.AutoFormat, StringComparison.OrdinalIgnoreCase);
        if (isAuto && zone is null) return StreamReading.Learned;
        return new StreamReading
        {
            Format = isAuto ? null : formats.ByName(format),
            FormatFrom = isAuto ? ReadingOrigin.Learned : ReadingOrigin.Configured,
            Zone = zone ?? TimeZoneInfo.Utc,
            ZoneFrom = zone is null ? ReadingOrigin.Learned : ReadingOrigin.Configured,
        };
    }
}
