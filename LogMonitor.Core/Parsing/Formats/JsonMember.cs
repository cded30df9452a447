using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Where a member of a JSON object has its name and its value, so that it is found again without reading.</summary>
internal struct JsonMember
{
    private int _name;
    private int _nameLength;
    private int _value;
    private int _valueLength;
    private bool _escaped;

    public bool IsText { get; private set; }

    public readonly bool Exists => _nameLength > 0;

    /// <summary>The reader stands on the name; afterwards on the value, on the end of it for an object or an array.</summary>
    public static JsonMember Read(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var member = new JsonMember { _name = (int)reader.TokenStartIndex + 1, _nameLength = reader.ValueSpan.Length };
        reader.Read();
        member._value = (int)reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.String)
        {
            member.IsText = true;
            member._escaped = reader.ValueIsEscaped;
            member._value++;
            member._valueLength = reader.ValueSpan.Length;
        }
        else
        {
            reader.Skip();
            member._valueLength = (int)reader.BytesConsumed - member._value;
        }

        return member;
    }

    public readonly ReadOnlySpan<byte> Name(ReadOnlySpan<byte> text) => text.Slice(_name, _nameLength);

    /// <summary>The value as it stands, without quotes.</summary>
    public readonly ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> text) => text.Slice(_value, _valueLength);

    /// <summary>The text, unescaped into <paramref name="buffer"/> where it has escapes.</summary>
    public readonly ReadOnlySpan<byte> Text(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var raw = Raw(text);
        if (!_escaped) return raw;
        var target = buffer.Rent(raw.Length);
        return target[..CopyText(text, target)];
    }

    /// <summary>Writes the value as people read it. The target holds at least as many bytes as <see cref="Raw"/> has.</summary>
    public readonly int CopyText(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var raw = Raw(text);
        if (!_escaped)
        {
            raw.CopyTo(target);
            return raw.Length;
        }

        var reader = new Utf8JsonReader(text.Slice(_value - 1, _valueLength + 2));
        reader.Read();
        return JsonText.Copy(ref reader, target);
    }
}
