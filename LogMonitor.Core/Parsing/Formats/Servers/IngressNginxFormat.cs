namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// The ingress controller of Kubernetes with nginx: combined, then the request's length and seconds, the upstreams in brackets, and what each of them answered.
/// Fields beside those of <c>access</c>: <c>request_length</c>, <c>request_time_s</c>, <c>upstream</c>, <c>upstream_addr</c>, <c>upstream_time_s</c>, <c>upstream_status</c>, <c>request_id</c>.
/// </summary>
internal sealed class IngressNginxFormat() : AccessLayoutFormat(
    "ingress-nginx",
    $"{Head} {{upstream_addr:word}} {{upstream_size:word}} {{upstream_time_s:word}} {{upstream_status:word}} {{request_id:word}}",
    // Several upstreams were tried: each value is a list.
    $"{Head} {{upstreams}}")
{
    private const string Head = "{ip:word} - {user} [{time}] <<{request:quoted} {status:int} {size:word}>> {referer:quoted} {agent:quoted} {request_length:int} {request_time_s:number} [{upstream}] [{}]";
}
