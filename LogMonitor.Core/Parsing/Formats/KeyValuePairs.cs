using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Walks over the <c>key=value</c> pairs of a line: bare, quoted, or in braces with commas between.</summary>
internal ref struct KeyValuePairs(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private ReadOnlySpan<byte> _value;
    private int _at;
    private bool _quoted;
    private bool _braced;

    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>Where the last pair ended.</summary>
    public readonly int Position => _at;

    /// <summary>Where the key of the last pair begins.</summary>
    public int KeyStart { get; private set; }

    /// <summary>The value as it stands, without quotes.</summary>
    public readonly ReadOnlySpan<byte> RawValue => _value;

    /// <summary>The value of the first pair of that name among those still to come.</summary>
    public bool TryFind(FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        while (MoveNext())
        {
            if (!System.Text.Ascii.EqualsIgnoreCase(Key, name.Utf8)) continue;
            value = Value(buffer);
            return true;
        }

        value = default;
        return false;
    }

    public bool MoveNext()
    {
        while (_at < _text.Length)
        {
            var found = _text[_at..].IndexOf((byte)'=');
            if (found < 0) break;
            var equals = _at + found;
            var start = equals;
            while (start > _at && IsKeyByte(_text[start - 1])) start--;
            var before = start == 0 ? (byte)' ' : _text[start - 1];
            if (start == equals || !char.IsAsciiLetter((char)_text[start]) && _text[start] is not ((byte)'_' or (byte)'@')
                || before is not ((byte)' ' or (byte)'\t' or (byte)'{' or (byte)'(' or (byte)'[' or (byte)',' or (byte)';' or (byte)'|')
                || equals + 1 < _text.Length && _text[equals + 1] is (byte)'=' or (byte)'>' or (byte)'~')
            {
                _at = equals + 1;
                // "==" and "=>" are no pairs, nor is what follows their second byte.
                if (_at < _text.Length && _text[_at] == '=') _at++;
                continue;
            }

            if (before == '{') _braced = true;
            KeyStart = start;
            Key = _text[start..equals];
            ReadValue(equals + 1);
            return true;
        }

        return false;
    }

    /// <summary>The value, unescaped into <paramref name="buffer"/> where it has escapes.</summary>
    public readonly FieldValue Value(FieldBuffer buffer)
    {
        if (!_quoted) return new FieldValue(_value, KindOf(_value));
        return new FieldValue(_value.IndexOf((byte)'\\') < 0 ? _value : Escapes.Undo(_value, buffer), FieldKind.Text);
    }

    /// <summary>What a bare value is.</summary>
    public static FieldKind KindOf(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return FieldKind.Text;
        if (char.IsAsciiDigit((char)value[0]) || value[0] == '-' && value.Length > 1)
        {
            return System.Buffers.Text.Utf8Parser.TryParse(value, out double _, out var used) && used == value.Length ? FieldKind.Number : FieldKind.Text;
        }

        if (value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8)) return FieldKind.Boolean;
        return value.SequenceEqual("null"u8) ? FieldKind.Null : FieldKind.Text;
    }

    private void ReadValue(int at)
    {
        _quoted = false;
        var rest = _text[at..];
        if (rest.IsEmpty)
        {
            _value = rest;
            _at = at;
            return;
        }

        if (rest[0] is (byte)'"' or (byte)'\'' && Escapes.ClosingQuote(rest) is var close and > 0)
        {
            _quoted = true;
            _value = rest[1..close];
            _at = at + close + 1;
            return;
        }

        if (rest[0] is (byte)'{' or (byte)'[' && Brackets.Close(rest, 0) is var end and > 0)
        {
            _value = rest[..(end + 1)];
            _at = at + end + 1;
            return;
        }

        var length = _braced ? rest.IndexOfAny((byte)',', (byte)'}') : rest.IndexOfAny((byte)' ', (byte)'\t');
        if (length < 0) length = rest.Length;
        else if (_braced && rest[length] == '}') _braced = false;
        _value = _braced ? rest[..length] : rest[..length].TrimEnd(",;)]}"u8);
        _at = at + length;
    }

    private static bool IsKeyByte(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'.' or (byte)'-' or (byte)'@' or (byte)'/';
}
