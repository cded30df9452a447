using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// The usual patterns of log4j and Logback: <c>2026-11-20 12:00:00,123 INFO [main] c.e.Shop - Order 7 placed</c>, with thread and level in either
/// order, a line number, two dashes, or milliseconds since the start; Dropwizard's with the level before the stamp; and JBoss's
/// <c>12:00:00,123 INFO  [c.e.Shop] (main) Order 7 placed</c>. Fields: <c>thread</c>, <c>logger</c>, <c>line</c>, <c>uptime_ms</c>.
/// </summary>
internal sealed class Log4jFormat() : LayoutFormat(
    "log4j",
    "{time} [{thread}] {level} {logger:name}(?:{line:int}?) -(?-?) {message}",
    "{time} {level} [{thread}] {logger:name}(?:{line:int}?) -(?-?) {message}",
    "{time} {level} {logger:name}(?:{line:int}?) (?[{thread}] ?)-(?-?) {message}",
    "{time} {level} [{logger:name}] ({thread}) {message}",
    "{level} [{time}] (?[{thread}] ?){logger:name}: {message}",
    "{uptime_ms:int} [{thread}] {level} {logger:name} - {message}");
