namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// Access logs of AWS Application Load Balancers: the kind of request first, then time, balancer, client and target. Fields: <c>type</c>, <c>balancer</c>, <c>client</c>, <c>ip</c>, <c>target</c>, three
/// durations in seconds, <c>status</c>, <c>target_status</c>, <c>bytes_received</c>, <c>size</c>, the request's parts, <c>agent</c>, <c>target_group</c>, <c>trace</c>, <c>domain</c>, <c>actions</c>.
/// </summary>
internal sealed class AlbFormat() : AccessLayoutFormat(
    "aws-alb",
    "{type:name} {time} {balancer:word} {client:word} {target:word} {request_time_s:number} {target_time_s:number} {response_time_s:number} <<{status:word} {target_status:word} {bytes_received:int} {size:int} {request:quoted}>> {agent:quoted} "
    + "{tls_cipher:word} {tls_protocol:word} {target_group:word} {trace:quoted} {domain:quoted} {certificate:quoted} {priority:word} {:word} {actions:quoted}(? {}?)");
