using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>A format of a fixed layout whose message may end with JSON objects: the members of these are fields too.</summary>
internal abstract class JsonContextFormat(string name, params ReadOnlySpan<string> layouts) : LayoutFormat(name, layouts)
{
    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        if (base.TryGetField(text, name, buffer, out value)) return true;
        var context = new JsonContext(AnsiCodes.Strip(Lines.First(text), buffer));
        while (context.MoveNext())
        {
            try
            {
                var reader = new Utf8JsonReader(context.Current);
                if (reader.Read() && JsonFields.TryFind(ref reader, context.Current, name, buffer, out value)) return true;
            }
            catch (JsonException)
            {
                // Braces that are not JSON: they have no fields.
            }
        }

        value = default;
        return false;
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        base.ReadFields(text, buffer, visitor);
        var context = new JsonContext(AnsiCodes.Strip(Lines.First(text), buffer));
        while (context.MoveNext())
        {
            try
            {
                JsonFields.Visit(context.Current, default, buffer, visitor);
            }
            catch (JsonException)
            {
                // What could be read was handed over.
            }
        }
    }

    /// <summary>The message without the objects at its end.</summary>
    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var message = base.GetMessage(text, buffer);
        var start = new JsonContext(message).Start;
        return start > 0 ? message[..start].TrimEnd(" \t"u8) : message;
    }
}
