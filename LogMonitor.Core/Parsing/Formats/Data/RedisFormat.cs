using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// Redis from 3.0 on, and Valkey: <c>12:M 20 Nov 2026 12:00:00.123 * Ready to accept connections</c>. Fields: <c>pid</c>, <c>role</c> (X sentinel, C child, S replica, M master).
/// </summary>
internal sealed class RedisFormat() : LayoutFormat("redis", "{pid:int}:{role:letter} {time} {level} {message}")
{
    // The marks of its log levels debug, verbose, notice and warning.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word switch
    {
        [(byte)'.'] or [(byte)'-'] => LogLevel.Debug,
        [(byte)'*'] => LogLevel.Info,
        [(byte)'#'] => LogLevel.Warn,
        _ => LogLevel.Unknown,
    };
}
