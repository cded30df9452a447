using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// HAProxy's HTTP and TCP logs, alone or behind a syslog head: <c>… haproxy[7]: 203.0.113.7:5000 [20/Nov/2026:12:00:00.123] web shop/s1 0/0/1/12/13 200 512 - - ---- 3/3/0/0/0 0/0 "GET / HTTP/1.1"</c>.
/// Fields: <c>client</c>, <c>ip</c>, <c>frontend</c>, <c>backend</c>, <c>server</c>, the timers in milliseconds (-1 where the phase was not reached), <c>status</c>, <c>size</c>, <c>termination</c>, the
/// request's parts.
/// </summary>
internal sealed class HaproxyFormat() : AccessLayoutFormat("haproxy", Head + Http, Head + Tcp, "(?<{pri:int}>?){time} {host:name} haproxy[{pid:int}]: {message}")
{
    private const string Head = "(?{} haproxy[{pid:int}]: ?){client:word} [{time}] {frontend:word} {backend}/{server:word} ";
    private const string Connections = "{termination:word} {connections:word} {queue:word}";

    private const string Http = "{request_ms:number}/{queue_ms:number}/{connect_ms:number}/{response_ms:number}/{duration_ms:number} {status:number} {size:number} {} {} " + Connections
        + " (?{request_headers:bracketed} ?)(?{response_headers:bracketed} ?)<<{request:quoted}>>";

    private const string Tcp = "{queue_ms:number}/{connect_ms:number}/{duration_ms:number} {size:number} " + Connections;

    // What is of no connection is a sentence.
    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
        => layout.SlotOf("client"u8) >= 0 ? base.LevelOf(line, layout, in match) : PlainFormat.LevelWithoutStamp(line[match.Message]);
}
