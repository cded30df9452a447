using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Puma: <c>[7] * Listening on http://0.0.0.0:3000</c>, without the process in single mode. It writes no stamps but those of its start. Field: <c>pid</c>.
/// </summary>
internal sealed class PumaFormat() : LayoutFormat(
    "puma",
    "[{pid:int}] {level} {message}",
    "[{pid:int}] === puma startup: {time} ===",
    "=== puma startup: {time} ===",
    "[{pid:int}] Puma {message}",
    "Puma {message}",
    "{level} {message}")
{
    protected override int CertaintyOf(int layout) => layout == 5 ? 55 : 95;

    // The marks before its lines.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word switch
    {
        [(byte)'*'] or [(byte)'-'] or [(byte)'+'] => LogLevel.Info,
        [(byte)'!'] => LogLevel.Warn,
        _ => LogLevel.Unknown,
    };
}
