using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Zeek's logs as JSON: <c>{"ts":1795172400.123456,"uid":"CHhAvV","id.orig_h":"10.0.0.7","id.resp_h":"10.0.0.9","proto":"tcp"}</c>. Also <c>ip</c>; of HTTP <c>path</c>, <c>query</c>, <c>status</c>, <c>agent</c>.</summary>
internal sealed class ZeekJsonFormat : JsonAccessDialect
{
    public ZeekJsonFormat()
        : base("zeek-json", "\"ts\":", "\"uid\":\"|\"_path\":\"|\"id.orig_h\":\"", "!\"caller\":", "!\"level\":")
    {
        Status = new JsonPath("status_code");
        DefaultLevel = LogLevel.Info;
        Aliases =
        [
            new("ip", "id.orig_h"),
            new("path", "uri", RequestLine.Path),
            new("query", "uri", RequestLine.Query),
            new("status", "status_code"),
            new("agent", "user_agent"),
            new("referer", "referrer"),
            new("size", "response_body_len"),
        ];
    }
}
