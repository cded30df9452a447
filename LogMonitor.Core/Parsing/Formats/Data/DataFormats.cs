namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>Databases, brokers, search and big-data engines.</summary>
internal static class DataFormats
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new RedisFormat(),
    ];
}
