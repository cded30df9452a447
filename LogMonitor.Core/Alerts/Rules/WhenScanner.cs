namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Walks over the words, signs and numbers of a <c>when</c>.</summary>
internal ref struct WhenScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Position { get; private set; }

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position >= _text.Length;
        }
    }

    public char Current => AtEnd ? '\0' : _text[Position];

    /// <summary>Takes <paramref name="word"/> if it stands next as a whole word, in any case.</summary>
    public bool TakeWord(string word)
    {
        if (!PeekWord().Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        Position += word.Length;
        return true;
    }

    /// <summary>The letters and digits that stand next, beginning with a letter; empty where none do.</summary>
    public ReadOnlySpan<char> PeekWord()
    {
        SkipSpace();
        var end = Position;
        while (end < _text.Length && (char.IsAsciiLetter(_text[end]) || (end > Position && char.IsAsciiDigit(_text[end])))) end++;
        return _text[Position..end];
    }

    public bool Take(string sign)
    {
        SkipSpace();
        if (!_text[Position..].StartsWith(sign, StringComparison.Ordinal)) return false;
        Position += sign.Length;
        return true;
    }

    /// <summary>Takes everything up to the next space or comma.</summary>
    public ReadOnlySpan<char> TakeToken()
    {
        SkipSpace();
        var rest = _text[Position..];
        var length = rest.IndexOfAny(" \t\r\n,");
        if (length < 0) length = rest.Length;
        Position += length;
        return rest[..length];
    }

    /// <summary>Takes a text in parentheses, which may hold balanced ones and quoted texts; false where it does not end.</summary>
    public bool TakeParenthesised(out int start, out int length)
    {
        SkipSpace();
        start = Position + 1;
        length = 0;
        var depth = 0;
        var quoted = false;
        for (var i = Position; i < _text.Length; i++)
        {
            var c = _text[i];
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == '(') depth++;
            else if (!quoted && c == ')' && --depth == 0)
            {
                length = i - start;
                Position = i + 1;
                return true;
            }
        }

        return false;
    }

    private void SkipSpace()
    {
        while (Position < _text.Length && char.IsWhiteSpace(_text[Position])) Position++;
    }
}
