using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Serilog's text templates: the file's <c>2026-11-20 12:00:00.123 +01:00 [INF] Order 7 placed</c>, and the console's <c>[12:00:00 INF] Order 7 placed</c>.
/// Field: <c>logger</c>, where the template has the source context in brackets, in parentheses or before a colon.
/// </summary>
internal sealed class SerilogFormat() : LayoutFormat(
    "serilog",
    "{time} [{level}] ({logger:name}) {message}",
    "{time} [{level}] (?{logger:type}: ?){message}",
    "[{time} {level}] ({logger:name}) {message}",
    "[{time} {level}] (?{logger:type}: ?){message}",
    "[{time} {level} {logger:name}] {message}")
{
    // Its abbreviations of three letters alone: other loggers write other words in the same places.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("VRB"u8) => LogLevel.Debug,
        _ when word.SequenceEqual("DBG"u8) => LogLevel.Debug,
        _ when word.SequenceEqual("INF"u8) => LogLevel.Info,
        _ when word.SequenceEqual("WRN"u8) => LogLevel.Warn,
        _ when word.SequenceEqual("ERR"u8) => LogLevel.Error,
        _ when word.SequenceEqual("FTL"u8) => LogLevel.Fatal,
        _ => LogLevel.Unknown,
    };
}
