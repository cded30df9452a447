using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// The error log of Apache 2.4 and 2.2: <c>[Fri Nov 20 12:00:00.123456 2026] [core:error] [pid 7:tid 8] [client 203.0.113.7:5000] AH00124: message</c>.
/// Fields: <c>module</c>, <c>pid</c>, <c>thread</c>, <c>client</c>.
/// </summary>
internal sealed class ApacheErrorFormat() : LayoutFormat(
    "apache-error",
    "[{time}] [(?{module:name}?):{level}] [pid {pid:int}(?:tid {thread:int}?)] (?[client {client}] ?){message}",
    "[{time}] [{level}] (?[client {client}] ?){message}")
{
    // trace1 to trace8.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => LevelWords.Parse(word.TrimEnd("12345678"u8));
}
