using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// nginx's error log: <c>2026/11/20 12:00:00 [error] 7#8: *9 open() failed, client: 203.0.113.7, server: shop, request: "GET /x HTTP/1.1"</c>. Fields: <c>pid</c>, <c>thread</c>,
/// <c>connection</c>, and what follows the message as <c>, name: value</c>; <c>ip</c> is the client.
/// </summary>
internal sealed class NginxErrorFormat() : LayoutFormat("nginx-error", "{time} [{level}] {pid:int}#{thread:int}: (?*{connection:int} ?){message}")
{
    private static readonly byte[][] Names = [.. new[] { "client", "server", "upstream", "request", "subrequest", "host", "referrer" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    protected override bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
    {
        var message = line[match.Message];
        if (name.SequenceEqual("ip"u8)) name = "client"u8;
        var request = Find(message, "request"u8);
        if (name.SequenceEqual("method"u8)) return TryValue(RequestLine.Method(request), out value);
        return TryValue(name.SequenceEqual("path"u8) ? RequestLine.Path(request) : Find(message, name), out value);
    }

    protected override void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
    {
        foreach (var name in Names)
        {
            if (TryValue(Find(line[match.Message], name), out var value)) visitor.Visit(name, value);
        }
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        for (var at = message.IndexOf(", "u8); at >= 0;)
        {
            var pair = message[(at + 2)..];
            if (pair.StartsWith(name) && pair[name.Length..].StartsWith(": "u8))
            {
                var value = pair[(name.Length + 2)..];
                if (value.Length > 0 && value[0] == '"') return Escapes.ClosingQuote(value) is var close and > 0 ? value[1..close] : value[1..];
                var end = value.IndexOf(", "u8);
                return end < 0 ? value : value[..end];
            }

            var next = pair.IndexOf(", "u8);
            at = next < 0 ? -1 : at + 2 + next;
        }

        return default;
    }
}
