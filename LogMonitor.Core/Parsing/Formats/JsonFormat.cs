using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>One JSON object a line, as structured loggers write it; a line that is none is a record of its own.</summary>
public class JsonFormat : LineFormat
{
    internal static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public override string Name => "json";

    public override bool FieldsAreVerbatim => true;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => TryParseHead(line, shape, 0, out _) ? 90 : 0;

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        head = new LineHead { Single = true };
        return LooksWhole(line) && JsonHead.TryRead(line, shape, arrivalTicks, ref head);
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        if (!LooksWhole(text)) return PlainFormat.Instance.TryGetField(text, name, buffer, out value);
        try
        {
            var reader = new Utf8JsonReader(text, Lenient);
            if (!reader.Read()) return false;
            return JsonFields.TryFind(ref reader, text, name, buffer, out value) || TryAlias(text, name, buffer, out value);
        }
        catch (JsonException)
        {
            // Not JSON after all: it has no fields.
            value = default;
            return false;
        }
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (!LooksWhole(text))
        {
            PlainFormat.Instance.ReadFields(text, buffer, visitor);
            return;
        }

        try
        {
            JsonFields.Visit(text, Lenient, buffer, visitor);
        }
        catch (JsonException)
        {
            // What could be read was handed over.
        }
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        if (!LooksWhole(text)) return PlainFormat.Instance.GetMessage(text, buffer);
        try
        {
            var message = JsonMessage.Read(text, Lenient, buffer);
            return message.IsEmpty ? text : message;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    // "logger" and "trace" mean the same whatever a logger calls them.
    private static bool TryAlias(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        var role = name.Utf8.SequenceEqual("logger"u8) ? FieldRole.Logger
            : name.Utf8.SequenceEqual("trace"u8) ? FieldRole.Trace
            : name.Utf8.SequenceEqual("exception"u8) ? FieldRole.Exception
            : FieldRole.None;
        if (role == FieldRole.None) return false;
        var reader = new Utf8JsonReader(text, Lenient);
        return reader.Read() && JsonFields.TryFind(ref reader, text, role, buffer, out value);
    }

    // Cheaper than an exception from the reader: a line of another kind, or the beginning of one.
    private static bool LooksWhole(ReadOnlySpan<byte> line)
    {
        if (line.Length < 2 || line[0] != '{') return false;
        var last = line.Length - 1;
        while (last > 0 && line[last] is (byte)' ' or (byte)'\r' or (byte)'\t' or (byte)',') last--;
        return line[last] == '}';
    }
}
