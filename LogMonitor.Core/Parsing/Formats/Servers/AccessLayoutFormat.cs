using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// Lines that each tell of one request. A <c>request</c> also gives <c>method</c>, <c>path</c>, <c>query</c> and <c>protocol</c>, a <c>client</c> with a port also
/// <c>ip</c>; the level is that of the <c>status</c>.
/// </summary>
internal abstract class AccessLayoutFormat(string name, params ReadOnlySpan<string> layouts) : LayoutFormat(name, layouts)
{
    private static readonly byte[][] Parts = ["method"u8.ToArray(), "path"u8.ToArray(), "query"u8.ToArray(), "protocol"u8.ToArray()];

    public override bool HasMultilineRecords => false;

    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
        => layout.StatusSlot >= 0 ? base.LevelOf(line, layout, in match) : LogLevel.Info;

    protected override bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
    {
        if (name.SequenceEqual("ip"u8)) return TryValue(Address(Slot(line, layout, in match, "client"u8)), out value);
        if (name.SequenceEqual("client"u8)) return TryValue(Slot(line, layout, in match, "ip"u8), out value);
        return TryValue(Part(Slot(line, layout, in match, "request"u8), name), out value);
    }

    protected override void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (TryValue(Address(Slot(line, layout, in match, "client"u8)), out var address)) visitor.Visit("ip"u8, address);
        foreach (var part in Parts)
        {
            if (TryValue(Part(Slot(line, layout, in match, "request"u8), part), out var value)) visitor.Visit(part, value);
        }
    }

    private static ReadOnlySpan<byte> Slot(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name)
        => layout.SlotOf(name) is var slot and >= 0 ? line[match[slot]] : default;

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> request, ReadOnlySpan<byte> name) => name switch
    {
        _ when request.Length < 2 => default,
        _ when name.SequenceEqual("method"u8) => RequestLine.Method(request),
        _ when name.SequenceEqual("path"u8) => RequestLine.Path(request),
        _ when name.SequenceEqual("query"u8) => RequestLine.Query(request),
        _ when name.SequenceEqual("protocol"u8) => RequestLine.Protocol(request),
        _ => default,
    };

    // "10.0.0.7:5000", "[2001:db8::1]:5000".
    private static ReadOnlySpan<byte> Address(ReadOnlySpan<byte> client)
    {
        var colon = client.LastIndexOf((byte)':');
        return colon < 0 ? client : client[..colon].Trim("[]"u8);
    }
}
