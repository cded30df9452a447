namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Access logs of Envoy and Istio as JSON, with the operators' names: <c>{"start_time":"2026-11-20T11:00:00.123Z","method":"GET","path":"/cart?id=7","protocol":"HTTP/1.1","response_code":200,"response_flags":"-","bytes_sent":7,"duration":3}</c>.
/// The duration is in milliseconds; <c>path</c> holds the query.
/// </summary>
internal sealed class EnvoyJsonFormat : JsonAccessDialect
{
    public EnvoyJsonFormat()
        : base("envoy-json", "\"start_time\":", "\"response_code\":")
    {
        Time = new JsonPath("start_time");
        Status = new JsonPath("response_code");
        Aliases =
        [
            new("ip", "downstream_remote_address", ValueParts.WithoutPort),
            new("query", "path", RequestLine.Query),
            new("host", "authority"),
            new("status", "response_code"),
            new("size", "bytes_sent"),
            new("agent", "user_agent"),
            new("trace", "trace_id"),
            new("trace", "request_id"),
            new("duration_ms", "duration"),
        ];
    }
}
