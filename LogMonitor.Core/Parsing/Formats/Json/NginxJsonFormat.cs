namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>nginx' access log as JSON, with the variables' names: <c>{"time_iso8601":"2026-11-20T11:00:00+00:00","remote_addr":"203.0.113.7","request":"GET / HTTP/1.1","status":200,"body_bytes_sent":7,"request_time":0.003}</c>. Times are in seconds.</summary>
internal sealed class NginxJsonFormat : JsonAccessDialect
{
    public NginxJsonFormat()
        : base("nginx-json", "\"remote_addr\":", "\"status\":", "\"request\":|\"request_uri\":|\"request_method\":|\"uri\":")
    {
        Aliases =
        [
            new("ip", "remote_addr"),
            new("user", "remote_user"),
            new("method", "request_method"),
            new("method", "request", RequestLine.Method),
            new("path", "request_uri", RequestLine.Path),
            new("path", "request", RequestLine.Path),
            new("path", "uri", RequestLine.Path),
            new("query", "request_uri", RequestLine.Query),
            new("query", "request", RequestLine.Query),
            new("query", "args"),
            new("protocol", "server_protocol"),
            new("protocol", "request", RequestLine.Protocol),
            new("size", "body_bytes_sent"),
            new("size", "bytes_sent"),
            new("agent", "http_user_agent"),
            new("referer", "http_referer"),
            new("host", "http_host"),
            new("request_time_s", "request_time"),
        ];
    }

    protected override int Certainty => 97;
}
