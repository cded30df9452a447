namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>The JSON objects, and the empty lists in place of one, with which a line ends.</summary>
internal ref struct JsonContext
{
    private readonly ReadOnlySpan<byte> _line;
    private int _next;

    public JsonContext(ReadOnlySpan<byte> line)
    {
        _line = line.TrimEnd((byte)' ');
        Start = _next = Find(_line);
    }

    /// <summary>Where the first of them begins; the line's length when there is none.</summary>
    public int Start { get; }

    public ReadOnlySpan<byte> Current { get; private set; }

    public bool MoveNext()
    {
        while (_next < _line.Length)
        {
            var close = Close(_line, _next);
            var found = _line[_next..(close + 1)];
            _next = close + 1;
            while (_next < _line.Length && _line[_next] is (byte)' ' or (byte)'\t') _next++;
            if (found.Length <= 2) continue;
            Current = found;
            return true;
        }

        return false;
    }

    // The first place from which there is nothing but objects and empty lists up to the end.
    private static int Find(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[^1] is not ((byte)'}' or (byte)']')) return line.Length;
        for (var at = 1; at < line.Length; at++)
        {
            var open = line[at..].IndexOfAny("{["u8);
            if (open < 0) break;
            at += open;
            if (line[at - 1] is (byte)' ' or (byte)'\t' && IsContext(line, at)) return at;
        }

        return line.Length;
    }

    private static bool IsContext(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length)
        {
            var close = Close(line, at);
            if (close < 0) return false;
            at = close + 1;
            if (at < line.Length && line[at] is not ((byte)' ' or (byte)'\t')) return false;
            while (at < line.Length && line[at] is (byte)' ' or (byte)'\t') at++;
        }

        return true;
    }

    // Where the object that opens with a member, or the empty list or object, is closed, or -1. Braces in strings do not count.
    private static int Close(ReadOnlySpan<byte> line, int open)
    {
        var rest = line[open..];
        if (rest.StartsWith("[]"u8) || rest.StartsWith("{}"u8)) return open + 1;
        if (!rest.StartsWith("{\""u8)) return -1;
        var depth = 0;
        for (var at = open; at < line.Length; at++)
        {
            var next = line[at..].IndexOfAny((byte)'"', (byte)'{', (byte)'}');
            if (next < 0) return -1;
            at += next;
            if (line[at] == '"')
            {
                var quote = Escapes.ClosingQuote(line[at..]);
                if (quote < 0) return -1;
                at += quote;
            }
            else
            {
                depth += line[at] == '{' ? 1 : -1;
                if (depth == 0) return at;
            }
        }

        return -1;
    }
}
