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
            var member = JsonMember.Read(ref reader, text);
            if (role == FieldRole.Message && found < rank && member.IsText)
            {
                message = member;
                rank = found;
            }

            if (role == FieldRole.Template && member.IsText) template = member;
            if (role == FieldRole.Renderings) renderings = member;
            if (count < members.Length) members[count++] = member;
            reader.Skip();
        }

        // "text" or "event" beside a template is a property like any other.
        if (message.IsText && (rank <= 3 || !template.IsText)) return message.Text(text, buffer);
        return template.IsText ? MessageTemplate.Render(text, template, renderings, members[..count], buffer) : default;
    }
}
