using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Tables;

/// <summary>Walks over the cells of a row. Quotes enclose a cell and stand twice within it (RFC 4180, 2.7).</summary>
/// <param name="row">The row, of several lines where a quoted cell has line breaks.</param>
/// <param name="delimiter">The byte between cells; <see cref="Blanks"/> for any number of spaces or tabs.</param>
internal ref struct CellReader(ReadOnlySpan<byte> row, byte delimiter)
{
    /// <summary>Spaces and tabs separate, however many.</summary>
    public const byte Blanks = 0;

    private readonly ReadOnlySpan<byte> _row = row;
    private int _at;
    private bool _ended;

    /// <summary>The number of the current cell, from 0.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The current cell as it stands, without its quotes.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The current cell has quotes within that stand twice.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>A quote was opened and never closed: the row goes on, or is damaged.</summary>
    public bool IsOpen { get; private set; }

    public bool MoveNext()
    {
        if (_ended) return false;
        if (delimiter == Blanks)
        {
            while (_at < _row.Length && _row[_at] is (byte)' ' or (byte)'\t') _at++;
            if (_at == _row.Length) return !(_ended = true);
        }

        Index++;
        HasQuotes = false;
        if (_at < _row.Length && _row[_at] == '"') return Quoted();
        var rest = _row[_at..];
        var length = delimiter == Blanks ? rest.IndexOfAny((byte)' ', (byte)'\t') : rest.IndexOf(delimiter);
        End(length < 0 ? rest.Length : length, _at);
        return true;
    }

    /// <summary>The current cell with each pair of quotes as one, in <paramref name="buffer"/> where it has any.</summary>
    public readonly ReadOnlySpan<byte> Value(FieldBuffer buffer)
    {
        if (!HasQuotes) return Current;
        var target = buffer.Rent(Current.Length);
        var length = 0;
        for (var i = 0; i < Current.Length; i++)
        {
            target[length++] = Current[i];
            if (Current[i] == '"') i++;
        }

        return target[..length];
    }

    private bool Quoted()
    {
        var start = _at + 1;
        var end = start;
        while (true)
        {
            var quote = _row[end..].IndexOf((byte)'"');
            if (quote < 0)
            {
                IsOpen = true;
                end = _row.Length;
                break;
            }

            end += quote;
            if (end + 1 >= _row.Length || _row[end + 1] != '"') break;
            HasQuotes = true;
            end += 2;
        }

        // What stands between the closing quote and the delimiter belongs to no cell.
        var behind = Math.Min(end + 1, _row.Length);
        var next = delimiter == Blanks ? _row[behind..].IndexOfAny((byte)' ', (byte)'\t') : _row[behind..].IndexOf(delimiter);
        var cell = _row[start..end];
        End(next < 0 ? _row.Length - behind : next, behind);
        Current = cell;
        return true;
    }

    private void End(int length, int from)
    {
        Current = _row.Slice(from, length);
        _at = from + length;
        if (_at >= _row.Length) _ended = true;
        else _at++;
    }
}
