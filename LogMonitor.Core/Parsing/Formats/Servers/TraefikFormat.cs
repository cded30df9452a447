namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>Traefik's access log: combined, then the request's number, the router, the server's address and the duration. Fields beside those of <c>access</c>: <c>request_count</c>, <c>router</c>, <c>upstream</c>, <c>duration_ms</c>.</summary>
internal sealed class TraefikFormat() : AccessLayoutFormat(
    "traefik",
    "{ip:word} {:word} {user} [{time}] <<{request:quoted} {status:word} {size:word}>> {referer:quoted} {agent:quoted} {request_count:int} {router:quoted} {upstream:quoted} {duration_ms:int}ms");
