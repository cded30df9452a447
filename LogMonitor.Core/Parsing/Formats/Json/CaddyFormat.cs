namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Caddy, its own log and its access log: <c>{"level":"info","ts":1795172400.25,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"203.0.113.7","method":"GET","uri":"/"},"duration":0.001,"size":7,"status":200}</c>.
/// The duration is in seconds.
/// </summary>
internal sealed class CaddyFormat : JsonAccessDialect
{
    // Requests, and what else Caddy's parts write; its first and last lines name no part.
    private const string Own = "\"request\":{\"remote_|\"logger\":\"http|\"logger\":\"tls|\"logger\":\"admin|\"logger\":\"pki|\"logger\":\"events|\"msg\":\"serving initial"
        + "|\"msg\":\"using|\"config_file\":|\"msg\":\"shutt|\"msg\":\"exit|\"msg\":\"maxprocs|\"msg\":\"GOM|\"msg\":\"autosaved";

    public CaddyFormat()
        : base("caddy", "{\"level\":\"", ",\"ts\":", "!\"caller\":", Own)
    {
        Aliases =
        [
            new("ip", "request>client_ip"),
            new("ip", "request>remote_ip"),
            new("ip", "request>remote_addr"),
            new("method", "request>method"),
            new("host", "request>host"),
            new("path", "request>uri", RequestLine.Path),
            new("query", "request>uri", RequestLine.Query),
            new("protocol", "request>proto"),
            new("agent", "request>headers>User-Agent", ValueParts.FirstOfList),
            new("referer", "request>headers>Referer", ValueParts.FirstOfList),
            new("duration_s", "duration"),
        ];
    }

    protected override int Certainty => 98;
}
