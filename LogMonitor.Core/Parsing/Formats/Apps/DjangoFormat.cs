using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Django: its development server's requests, <c>[20/Nov/2026 12:00:00] "GET /cart/?id=7 HTTP/1.1" 200 512</c>, what is said of failed ones before, and the verbose
/// pattern of its manual, <c>INFO 2026-11-20 12:00:00,123 views 7 140 Order placed</c>. Fields: <c>method</c>, <c>path</c>, <c>query</c>, <c>protocol</c>, <c>status</c>, <c>size</c>,
/// <c>logger</c>, <c>pid</c>, <c>thread</c>, <c>reason</c>.
/// </summary>
internal sealed class DjangoFormat() : LayoutFormat(
    "django",
    "[{time}] <<\"{method:name} {path:url}(??{query:word}?) {protocol:name}\" {status:int} {size:word}>>",
    "{level} {time} {logger:name} {pid:int} {thread:int} {message}",
    "<<Internal Server Error: {path:url}>>{:end}",
    "<<Not Found: {path:url}>>{:end}",
    "<<Bad Request: {path:url}>>{:end}",
    "<<Unauthorized: {path:url}>>{:end}",
    "<<Forbidden(? ({reason})?): {path:url}>>{:end}",
    "<<Method Not Allowed ({method}): {path:url}>>{:end}")
{
    private const int InternalServerError = 2;

    protected override Events.LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
    {
        if (layout.StatusSlot >= 0) return base.LevelOf(line, layout, in match);
        return IndexOf(layout) == InternalServerError ? Events.LogLevel.Error : Events.LogLevel.Warn;
    }
}
