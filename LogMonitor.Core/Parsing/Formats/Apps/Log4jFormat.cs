using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// The usual patterns of log4j and Logback: <c>2026-11-20 12:00:00,123 INFO [main] c.e.Shop - Order 7 placed</c>, with thread and level in either
/// order. Fields: <c>thread</c>, <c>logger</c>.
/// </summary>
internal sealed class Log4jFormat() : LayoutFormat(
    "log4j",
    "{time} [{thread}] {level} {logger:name} - {message}",
    "{time} {level} [{thread}] {logger:name} - {message}");
