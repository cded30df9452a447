namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// Envoy's default access log, and Istio's: <c>[2026-11-20T12:00:00.123Z] "GET / HTTP/2" 200 - 0 512 31 30 "203.0.113.7" "curl/8" "id" "shop.example" "10.1.0.5:8080"</c>.
/// Fields: the request's parts, <c>status</c>, <c>response_flags</c>, <c>size</c>, <c>duration_ms</c>, <c>upstream_ms</c>, <c>forwarded_for</c>, <c>agent</c>, <c>request_id</c>, <c>authority</c>, <c>upstream_host</c>.
/// </summary>
internal sealed class EnvoyFormat() : AccessLayoutFormat(
    "envoy",
    "[{time}] <<{request:quoted} {status:int} {response_flags:word}>> (?{details:word} {termination:word} {transport_failure:quoted} ?){bytes_received:int} {size:int} {duration_ms:word} {upstream_ms:word} {forwarded_for:quoted} {agent:quoted} {request_id:quoted} {authority:quoted} {upstream_host:quoted}(? {}?)");
