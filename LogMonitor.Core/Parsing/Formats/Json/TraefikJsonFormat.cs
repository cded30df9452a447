namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Traefik's access log as JSON: <c>{"ClientHost":"203.0.113.7","DownstreamStatus":200,"Duration":1000000,"RequestMethod":"GET","RequestPath":"/","level":"info","msg":"","time":"2026-11-20T11:00:00Z"}</c>. Durations are in nanoseconds.</summary>
internal sealed class TraefikJsonFormat : JsonAccessDialect
{
    public TraefikJsonFormat()
        : base("traefik-json", "\"DownstreamStatus\":", "\"RequestMethod\":")
    {
        Status = new JsonPath("DownstreamStatus");
        Aliases =
        [
            new("ip", "ClientHost"),
            new("user", "ClientUsername"),
            new("method", "RequestMethod"),
            new("host", "RequestHost"),
            new("path", "RequestPath", RequestLine.Path),
            new("query", "RequestPath", RequestLine.Query),
            new("protocol", "RequestProtocol"),
            new("status", "DownstreamStatus"),
            new("size", "DownstreamContentSize"),
            new("agent", "request_User-Agent"),
            new("referer", "request_Referer"),
            new("duration_ns", "Duration"),
        ];
    }
}
