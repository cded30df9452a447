using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Finds and lists the fields of a JSON object.</summary>
internal static class JsonFields
{
    /// <summary>
    /// The field of that name, in any case: first a member of the whole name, dots included, then along the dots.
    /// The reader stands on the object's beginning.
    /// </summary>
    public static bool TryFind(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        var whole = reader;
        if (TryMember(ref whole, name.Utf8))
        {
            value = Value(ref whole, text, buffer);
            return true;
        }

        value = default;
        if (name.SegmentCount > 1 && TryPath(reader, name, 0, text, buffer, out value)) return true;
        return TryMember(ref reader, "properties"u8) && reader.TokenType == JsonTokenType.StartObject && TryInside(reader, text, name, buffer, out value);
    }

    /// <summary>The first field of that role, of those with the most certain name.</summary>
    public static bool TryFind(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> text, FieldRole role, FieldBuffer buffer, out FieldValue value)
    {
        var best = byte.MaxValue;
        var at = default(Utf8JsonReader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = FieldRoles.Of(reader.ValueSpan, out var rank);
            var isNested = reader.ValueSpan.SequenceEqual("Properties"u8);
            reader.Read();
            // Its members are read as if they stood beside it; its end is passed like theirs.
            if (isNested && reader.TokenType == JsonTokenType.StartObject && TryFind(ref reader, text, role, buffer, out value)) return true;
            if (found == role && rank < best && reader.TokenType != JsonTokenType.Null)
            {
                best = rank;
                at = reader;
            }

            reader.Skip();
        }

        value = best == byte.MaxValue ? default : Value(ref at, text, buffer);
        return best != byte.MaxValue;
    }

    public static void Visit(ReadOnlySpan<byte> text, JsonReaderOptions options, FieldBuffer buffer, IFieldVisitor visitor)
    {
        var reader = new Utf8JsonReader(text, options);
        if (!reader.Read()) return;
        Span<byte> unescaped = stackalloc byte[256];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped && reader.ValueSpan.Length <= unescaped.Length
                ? unescaped[..JsonText.Copy(ref reader, unescaped)]
                : reader.ValueSpan;
            reader.Read();
            var value = Value(ref reader, text, buffer);
            visitor.Visit(name, value);
        }
    }

    /// <summary>The value that the reader stands on; afterwards it stands on its end.</summary>
    public static FieldValue Value(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                var target = buffer.Rent(reader.ValueSpan.Length);
                return new FieldValue(target[..JsonText.Copy(ref reader, target)], FieldKind.Text);
            case JsonTokenType.Number:
                return new FieldValue(reader.ValueSpan, FieldKind.Number);
            case JsonTokenType.True or JsonTokenType.False:
                return new FieldValue(reader.ValueSpan, FieldKind.Boolean);
            case JsonTokenType.Null:
                return new FieldValue(reader.ValueSpan, FieldKind.Null);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return new FieldValue(text[start..(int)reader.BytesConsumed], FieldKind.Structure);
            default:
                return new FieldValue(reader.ValueSpan, FieldKind.Text);
        }
    }

    private static bool TryPath(Utf8JsonReader reader, FieldName name, int segment, ReadOnlySpan<byte> text, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.StartObject || !TryMember(ref reader, name.Segment(segment))) return false;
        if (segment + 1 < name.SegmentCount) return TryPath(reader, name, segment + 1, text, buffer, out value);
        value = Value(ref reader, text, buffer);
        return true;
    }

    // Serilog's own layout keeps the properties in an object: there they have their names as well.
    private static bool TryInside(Utf8JsonReader reader, ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        var whole = reader;
        if (!TryMember(ref whole, name.Utf8)) return TryPath(reader, name, 0, text, buffer, out value);
        value = Value(ref whole, text, buffer);
        return true;
    }

    // Leaves the reader on the member's value.
    private static bool TryMember(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> lower)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = JsonNames.Matches(ref reader, lower);
            reader.Read();
            if (found) return true;
            reader.Skip();
        }

        return false;
    }
}
