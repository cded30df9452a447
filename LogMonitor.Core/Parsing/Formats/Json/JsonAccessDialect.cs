using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// JSON lines that may tell of a request: a record's level is at least that of its <c>status</c>, its message the method, the path and the status. The <see cref="JsonDialect.Aliases"/>
/// say where they stand, where not under these names.
/// </summary>
internal abstract class JsonAccessDialect(string name, params ReadOnlySpan<string> signature) : JsonDialect(name, signature)
{
    private static readonly JsonPath StatusMember = new("status");
    private static readonly FieldName MethodName = new("method");
    private static readonly FieldName PathName = new("path");
    private static readonly FieldName StatusName = new("status");

    /// <summary>Where the status of a request stands.</summary>
    protected JsonPath Status { get; init; } = StatusMember;

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        if (!base.TryParseHead(line, shape, arrivalTicks, out head)) return false;
        if (!Status.TryFind(line, out var status)) return true;
        var level = StatusLevel.Of(status.Raw(line));
        if (level > head.Level) head.Level = level;
        return true;
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        if (TryMessage(text, out _) || !Status.TryFind(text, out _)) return base.GetMessage(text, buffer);
        // A value stands in the buffer only until the next is read.
        var line = buffer.RentLine(text.Length + 2);
        var length = 0;
        Append(text, MethodName, buffer, line, ref length);
        Append(text, PathName, buffer, line, ref length);
        Append(text, StatusName, buffer, line, ref length);
        return length == 0 ? base.GetMessage(text, buffer) : line[..length];
    }

    private void Append(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, Span<byte> line, ref int length)
    {
        if (!TryGetField(text, name, buffer, out var value) || value.Text.Length + length + 1 > line.Length) return;
        if (length > 0) line[length++] = (byte)' ';
        value.Text.CopyTo(line[length..]);
        length += value.Text.Length;
    }
}
