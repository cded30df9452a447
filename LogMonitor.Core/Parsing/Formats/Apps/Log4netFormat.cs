using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// The usual pattern of log4net, which is log4j's with a number for the thread or with a nested context:
/// <c>2026-11-20 12:00:00,123 [7] INFO  Shop.Cart [(null)] - Order 7 placed</c>. Fields: <c>thread</c>, <c>logger</c>, <c>context</c>.
/// </summary>
internal sealed class Log4netFormat() : LayoutFormat(
    "log4net",
    "{time} [{thread}] {level} {logger:name} [(?(null)?)(?{context}?)] - {message}",
    "{time} [{thread:int}] {level} {logger:name} - {message}");
