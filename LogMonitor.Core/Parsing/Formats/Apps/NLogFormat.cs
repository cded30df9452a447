using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// NLog's own layout, <c>2026-11-20 12:00:00.1234|INFO|Shop.Cart|Order 7 placed</c>, and that of its ASP.NET template with the event's number before the level.
/// Fields: <c>logger</c>, <c>event_id</c>, <c>url</c>, <c>action</c>.
/// </summary>
internal sealed class NLogFormat() : LayoutFormat(
    "nlog",
    "{time}|{event_id:int}|{level}|{logger}|{message}|url: {url}|action: {action}",
    "{time}|(?{event_id:int}|?){level}|{logger}|{message}");
