using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Sources.Files;

/// <summary>What an entry of the configuration decides about how its files are read.</summary>
internal static class ConfiguredReading
{
    public static StreamReading Of(FileSourceOptions options, FormatRegistry formats)
    {
        var isAuto = string.Equals(options.Format, ParserOptions.AutoFormat, StringComparison.OrdinalIgnoreCase);
        if (isAuto && options.TimeZone is null) return StreamReading.Learned;
        return new StreamReading
        {
            Format = isAuto ? null : formats.ByName(options.Format),
            FormatFrom = isAuto ? ReadingOrigin.Learned : ReadingOrigin.Configured,
            Zone = options.TimeZone ?? TimeZoneInfo.Utc,
            ZoneFrom = options.TimeZone is null ? ReadingOrigin.Learned : ReadingOrigin.Configured,
        };
    }
}
