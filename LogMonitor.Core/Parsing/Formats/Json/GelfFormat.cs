using System.Text;
using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Graylog Extended Log Format: <c>{"version":"1.1","host":"web-1","short_message":"slow","timestamp":1795172400.5,"level":4,"_order":7}</c>. A field is found without its underscore too.</summary>
internal sealed class GelfFormat() : JsonDialect("gelf", "\"short_message\":", "\"host\":", "\"version\":")
{
    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
        => base.TryGetField(text, name, buffer, out value) || TryAdditional(text, name, buffer, out value);

    private static bool TryAdditional(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        var reader = new Utf8JsonReader(text, Lenient);
        try
        {
            if (!reader.Read()) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueSpan.Length > 1 && reader.ValueSpan[0] == '_' && Ascii.EqualsIgnoreCase(reader.ValueSpan[1..], name.Utf8);
                reader.Read();
                if (found)
                {
                    value = JsonFields.Value(ref reader, text, buffer);
                    return true;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON up to there: it has no such field.
        }

        return false;
    }
}
