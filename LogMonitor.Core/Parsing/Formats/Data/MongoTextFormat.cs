using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// MongoDB before 4.4: <c>2026-11-20T12:00:00.123+0000 I NETWORK  [listener] connection accepted from 203.0.113.7:50123 #7 (3 connections now open)</c>. Fields: <c>component</c>, <c>context</c>, of slow
/// operations <c>duration_ms</c>.
/// </summary>
internal sealed class MongoTextFormat() : LayoutFormat("mongodb-text", "{time} {level} {component:name} [{context}] {message}")
{
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word switch
    {
        [(byte)'D'] or [(byte)'D', >= (byte)'1' and <= (byte)'5'] => LogLevel.Debug,
        [_] => base.ReadLevel(word),
        _ => LogLevel.Unknown,
    };

    // A slow operation ends with how long it took: "… 1250ms".
    protected override bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
        => TryValue(name.SequenceEqual("duration_ms"u8) ? Duration(line[match.Message]) : default, out value);

    protected override void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (TryValue(Duration(line[match.Message]), out var value)) visitor.Visit("duration_ms"u8, value);
    }

    private static ReadOnlySpan<byte> Duration(ReadOnlySpan<byte> message)
    {
        if (!message.EndsWith("ms"u8)) return default;
        var number = message[(message.LastIndexOf((byte)' ') + 1)..^2];
        return number.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? number : default;
    }
}
