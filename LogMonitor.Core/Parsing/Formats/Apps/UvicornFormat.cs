using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Uvicorn: <c>INFO:     127.0.0.1:5000 - "GET /cart?id=7 HTTP/1.1" 200 OK</c> and <c>WARNING:  Order 7 late</c>, the level filled up to ten columns. Fields: <c>client</c>,
/// <c>ip</c>, <c>port</c>, <c>method</c>, <c>path</c>, <c>query</c>, <c>protocol</c>, <c>status</c>.
/// </summary>
internal sealed class UvicornFormat() : LayoutFormat(
    "uvicorn",
    "INFO: <<{client:word} - \"{method:name} {path:url}(??{query:word}?) {protocol:name}\" {status:int}(? {}?)>>",
    "{level}: {message}")
{
    private const int MessageColumn = 10;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.Length > MessageColumn && line[MessageColumn - 1] == ' ' && line[MessageColumn] != ' ' && line.IndexOf((byte)':') is > 3 and < MessageColumn - 1
            && line[line.IndexOf((byte)':')..MessageColumn].TrimStart((byte)':').Trim((byte)' ').IsEmpty ? base.Score(line, shape) : 0;

    protected override bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        var slot = layout.SlotOf("client"u8);
        if (slot < 0) return false;
        var client = line[match[slot]];
        var colon = client.LastIndexOf((byte)':');
        if (colon < 0) return false;
        if (name.SequenceEqual("ip"u8)) return TryValue(client[..colon], out value);
        return name.SequenceEqual("port"u8) && TryValue(client[(colon + 1)..], out value);
    }

    protected override void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (TryDerive(line, layout, in match, "ip"u8, buffer, out var ip)) visitor.Visit("ip"u8, ip);
        if (TryDerive(line, layout, in match, "port"u8, buffer, out var port)) visitor.Visit("port"u8, port);
    }

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => ReadCapitals(word);
}
