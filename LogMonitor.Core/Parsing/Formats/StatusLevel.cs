using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>The level of an HTTP response: 5xx are errors, 4xx warnings.</summary>
internal static class StatusLevel
{
    /// <param name="status">Its digits; anything else is information.</param>
    public static LogLevel Of(ReadOnlySpan<byte> status) => status.Length == 3 ? status[0] switch
    {
        (byte)'5' => LogLevel.Error,
        (byte)'4' => LogLevel.Warn,
        _ => LogLevel.Info,
    } : LogLevel.Info;
}
