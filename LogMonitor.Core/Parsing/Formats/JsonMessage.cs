using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>The message of a JSON record: as it stands, or rendered from its template and properties.</summary>
internal static class JsonMessage
{
    private const int MaxMembers = 64;

    /// <returns>Empty when the record has neither.</returns>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> text, JsonReaderOptions options, FieldBuffer buffer)
    {
        var reader = new Utf8JsonReader(text, options);
        if (!reader.Read()) return default;
        Span<JsonMember> members = stackalloc JsonMember[MaxMembers];
        var count = 0;
        var message = default(JsonMember);
        var template = default(JsonMember);
        var renderings = default(JsonMember);
        var rank = byte.MaxValue;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var role = FieldRoles.Of(reader.ValueSpan, out var found);
            if (reader.ValueSpan.SequenceEqual("Properties"u8))
            {
                // Serilog's own layout keeps them in an object; what is no object is left as it is.
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject) Collect(ref reader, text, members, ref count);
                else reader.Skip();
                continue;
            }

            var member = JsonMember.Read(ref reader, text);
            if (role == FieldRole.Message && found < rank && member.IsText)
            {
                message = member;
                rank = found;
            }

            if (role == FieldRole.Template && member.IsText) template = member;
            if (role == FieldRole.Renderings) renderings = member;
            if (count < members.Length) members[count++] = member;
        }

        // "text" or "event" beside a template is a property like any other.
        if (message.IsText && (rank <= 4 || !template.IsText)) return message.Text(text, buffer);
        return template.IsText ? MessageTemplate.Render(text, template, renderings, members[..count], buffer) : default;
    }

    private static void Collect(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> text, scoped Span<JsonMember> members, scoped ref int count)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = JsonMember.Read(ref reader, text);
            if (count < members.Length) members[count++] = member;
        }
    }
}
