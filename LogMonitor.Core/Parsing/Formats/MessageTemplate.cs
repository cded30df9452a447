using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Fills the holes of a message template (messagetemplates.org) with a record's properties.</summary>
internal static class MessageTemplate
{
    /// <summary>A hole without a property stays as it is; one with a format takes the record's own rendering where there is one.</summary>
    public static ReadOnlySpan<byte> Render(ReadOnlySpan<byte> text, JsonMember template, JsonMember renderings, scoped ReadOnlySpan<JsonMember> members, FieldBuffer buffer)
    {
        // The template is read from the text itself unless it has escapes, which templates rarely do.
        var source = template.Raw(text);
        byte[]? copy = null;
        if (source.IndexOf((byte)'\\') >= 0)
        {
            copy = new byte[source.Length];
            source = copy.AsSpan(0, template.CopyText(text, copy));
        }

        var target = buffer.Rent(Bound(text, source, members));
        var length = 0;
        var formatted = 0;
        for (var at = 0; at < source.Length;)
        {
            var brace = source[at..].IndexOfAny((byte)'{', (byte)'}');
            var literal = brace < 0 ? source[at..] : source.Slice(at, brace);
            literal.CopyTo(target[length..]);
            length += literal.Length;
            at += literal.Length;
            if (brace < 0) break;
            if (at + 1 < source.Length && source[at + 1] == source[at])
            {
                target[length++] = source[at];
                at += 2;
                continue;
            }

            var close = source[at] == '{' ? source[at..].IndexOf((byte)'}') : 0;
            var hole = close > 0 ? source.Slice(at, close + 1) : source.Slice(at, 1);
            var hasFormat = hole.IndexOf((byte)':') > 0;
            var member = close > 0 ? Find(text, Name(hole), members) : default;
            if (hasFormat && Rendering(text, renderings, formatted++, target[length..], out var rendered)) length += rendered;
            else if (member.Exists) length += member.CopyText(text, target[length..]);
            else
            {
                hole.CopyTo(target[length..]);
                length += hole.Length;
            }

            at += hole.Length;
        }

        return target[..length];
    }

    // A property may stand in several holes.
    private static int Bound(ReadOnlySpan<byte> text, ReadOnlySpan<byte> source, scoped ReadOnlySpan<JsonMember> members)
    {
        var bound = source.Length;
        for (var at = 0; at < source.Length;)
        {
            var brace = source[at..].IndexOf((byte)'{');
            if (brace < 0) break;
            at += brace + 1;
            var close = source[at..].IndexOf((byte)'}');
            if (close < 0) break;
            var member = Find(text, Name(source.Slice(at - 1, close + 2)), members);
            if (member.Exists) bound += member.Raw(text).Length;
        }

        // A rendering is a part of the text as well.
        return bound + text.Length;
    }

    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> hole)
    {
        var name = hole[1..^1];
        if (!name.IsEmpty && name[0] is (byte)'@' or (byte)'$') name = name[1..];
        var end = name.IndexOfAny((byte)':', (byte)',');
        return end < 0 ? name : name[..end];
    }

    private static JsonMember Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, scoped ReadOnlySpan<JsonMember> members)
    {
        foreach (var member in members)
        {
            if (member.Name(text).SequenceEqual(name)) return member;
        }

        return default;
    }

    private static bool Rendering(ReadOnlySpan<byte> text, JsonMember renderings, int index, Span<byte> target, out int length)
    {
        length = 0;
        if (!renderings.Exists || renderings.IsText) return false;
        var reader = new Utf8JsonReader(renderings.Raw(text));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return false;
        for (var i = 0; reader.Read() && reader.TokenType == JsonTokenType.String; i++)
        {
            if (i != index) continue;
            length = JsonText.Copy(ref reader, target);
            return true;
        }

        return false;
    }
}
