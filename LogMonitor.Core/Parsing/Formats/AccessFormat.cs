using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>
/// Access logs in the common and the combined layout of Apache and nginx, with or without a virtual host before it. Fields: <c>ip</c> (also
/// <c>client</c>), <c>user</c>, <c>method</c>, <c>path</c>, <c>query</c>, <c>protocol</c>, <c>status</c>, <c>size</c> in bytes (also <c>bytes</c>), <c>referer</c>, <c>agent</c>,
/// <c>vhost</c>, and the pairs that may follow.
/// </summary>
public sealed class AccessFormat : LineFormat
{
    public override string Name => "access";

    public override bool FieldsAreVerbatim => true;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => AccessLine.TryRead(line, out _) ? 90 : 0;

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        head = default;
        if (!AccessLine.TryRead(line, out var parts)) return false;
        if (!shape.Stamps.TryReadAt(line, parts.Stamp, arrivalTicks, out var stamp)) return false;
        head.SetTime(in stamp);
        head.Level = StatusLevel.Of(line[parts.Status]);
        head.Single = true;
        return true;
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        if (!AccessLine.TryRead(text, out var line)) return PlainFormat.Instance.TryGetField(text, name, buffer, out value);
        var wanted = name.Utf8.SequenceEqual("client"u8) ? "ip"u8 : name.Utf8.SequenceEqual("bytes"u8) ? "size"u8 : name.Utf8;
        for (var part = default(AccessPart); part < AccessPart.Count; part++)
        {
            if (!AccessLine.Name(part).SequenceEqual(wanted)) continue;
            value = line.Value(text, part);
            return !value.Text.IsEmpty;
        }

        return new KeyValuePairs(text[line.Tail..]).TryFind(name, buffer, out value);
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (!AccessLine.TryRead(text, out var line))
        {
            PlainFormat.Instance.ReadFields(text, buffer, visitor);
            return;
        }

        for (var part = default(AccessPart); part < AccessPart.Count; part++)
        {
            var value = line.Value(text, part);
            if (!value.Text.IsEmpty) visitor.Visit(AccessLine.Name(part), value);
        }

        var pairs = new KeyValuePairs(text[line.Tail..]);
        while (pairs.MoveNext()) visitor.Visit(pairs.Key, pairs.Value(buffer));
    }

    /// <summary>The request, its status and size, as they stand.</summary>
    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
        => AccessLine.TryRead(text, out var line) ? text[line.Message] : PlainFormat.Instance.GetMessage(text, buffer);
}
