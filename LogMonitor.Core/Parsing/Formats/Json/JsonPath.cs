using System.Text;
using System.Text.Json;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Where a value stands: names of members, one within the other, with <c>&gt;</c> between. In place of an array stands its first element.</summary>
internal sealed class JsonPath(string path)
{
    private readonly byte[][] _names = Array.ConvertAll(path.Split('>'), Encoding.UTF8.GetBytes);

    /// <summary>False without such a member, where it is null, and where the text is no JSON up to it.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, out JsonMember member)
    {
        member = default;
        try
        {
            var reader = new Utf8JsonReader(text, JsonFormat.Lenient);
            for (var depth = 0; depth < _names.Length; depth++)
            {
                if (!reader.Read()) return false;
                while (reader.TokenType == JsonTokenType.StartArray) reader.Read();
                if (reader.TokenType != JsonTokenType.StartObject || !TryMember(ref reader, _names[depth])) return false;
            }

            member = JsonMember.Read(ref reader, text);
            return reader.TokenType != JsonTokenType.Null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Leaves the reader on the name.
    private static bool TryMember(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.SequenceEqual(name)) return true;
            reader.Skip();
        }

        return false;
    }
}
