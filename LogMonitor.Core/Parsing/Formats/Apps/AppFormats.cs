namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>The text layouts of logging libraries and web frameworks.</summary>
internal static class AppFormats
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new Log4jFormat(),
    ];
}
