namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>Squid's native access log: <c>1763640000.123    250 10.0.0.7 TCP_MISS/200 1234 GET http://example.org/ - HIER_DIRECT/198.51.100.2 text/html</c>. Fields: <c>duration_ms</c>, <c>ip</c>, <c>result</c>, <c>status</c>, <c>size</c>, <c>method</c>, <c>path</c>, <c>user</c>, <c>hierarchy</c>, <c>peer</c>, <c>type</c>.</summary>
internal sealed class SquidFormat() : AccessLayoutFormat(
    "squid",
    "{time} {duration_ms:int} {ip:word} <<{result}/{status:int} {size:int} {method:word} {path:word}>> {user:word} {hierarchy}/{peer:word} {type:word}");
