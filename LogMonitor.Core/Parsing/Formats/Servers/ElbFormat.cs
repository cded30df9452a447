namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>Access logs of AWS Classic Load Balancers. Fields: <c>balancer</c>, <c>client</c>, <c>ip</c>, <c>target</c>, three durations in seconds, <c>status</c>, <c>target_status</c>, <c>bytes_received</c>, <c>size</c>, the request's parts, <c>agent</c>.</summary>
internal sealed class ElbFormat() : AccessLayoutFormat(
    "aws-elb",
    "{time} {balancer:word} {client:word} {target:word} {request_time_s:number} {target_time_s:number} {response_time_s:number} <<{status:word} {target_status:word} {bytes_received:int} {size:int} {request:quoted}>>(? {agent:quoted} {tls_cipher:word} {tls_protocol:word}?)");
