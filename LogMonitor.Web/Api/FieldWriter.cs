using System.Text;
using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Web.Api;

/// <summary>Writes a record's fields as JSON properties, each once: a record may name a field twice, an object may not.</summary>
internal sealed class FieldWriter(Utf8JsonWriter writer) : IFieldVisitor
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public void Visit(ReadOnlySpan<byte> name, FieldValue value)
    {
        var property = Encoding.UTF8.GetString(name);
        if (!_written.Add(property)) return;
        writer.WritePropertyName(property);
        switch (value.Kind)
        {
            case FieldKind.Number or FieldKind.Structure when IsJson(value.Text):
                writer.WriteRawValue(value.Text, skipInputValidation: true);
                break;
            case FieldKind.Boolean:
                writer.WriteBooleanValue(value.Text is [(byte)'t' or (byte)'T', ..]);
                break;
            case FieldKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(value.Text);
                break;
        }
    }

    // A number such as 007, or a structure nested deeper than the reader allows, goes out as text.
    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
