namespace LogMonitor.Core.Parsing.Formats.Tables;

/// <summary>Formats whose columns stand in a header line.</summary>
internal static class TableFormats
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new W3cFormat(),
        new ZeekFormat(),
        new CsvFormat(),
    ];
}
