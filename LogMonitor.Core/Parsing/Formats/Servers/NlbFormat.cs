namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>Access logs of AWS Network Load Balancers, which are of TLS connections. Fields: <c>balancer</c>, <c>listener</c>, <c>client</c>, <c>ip</c>, <c>target</c>, <c>duration_ms</c>, <c>handshake_ms</c>, <c>bytes_received</c>, <c>size</c>, <c>tls_alert</c>, <c>tls_cipher</c>, <c>tls_protocol</c>, <c>domain</c>.</summary>
internal sealed class NlbFormat() : AccessLayoutFormat(
    "aws-nlb",
    "tls {version:number} {time} <<{balancer:word} {listener:word} {client:word} {target:word} {duration_ms:word} {handshake_ms:word} {bytes_received:int} {size:int} {tls_alert:word} {certificate:word} {:word} {tls_cipher:word} {tls_protocol:word} {:word} {domain:word}>>(? {}?)");
