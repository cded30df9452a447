using System.Text;

namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// Text without terminal escapes, and the styles that they asked for. SGR becomes a style; every other escape
/// (titles, links, cursor moves, device strings) and all C1 controls are dropped. An unterminated one hides nothing: only its
/// introducer goes.
/// </summary>
internal sealed class AnsiText
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';
    private const char StringTerminator = '\u009c';

    private AnsiText(string text, IReadOnlyList<(int Start, AnsiStyle Style)> runs)
    {
        Text = text;
        Runs = runs;
    }

    public string Text { get; }

    /// <summary>Where the style changes; plain before the first.</summary>
    public IReadOnlyList<(int Start, AnsiStyle Style)> Runs { get; }

    public static AnsiText Read(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0080', '\u009f') && !text.Contains(Escape)) return new AnsiText(text, []);

        var plain = new StringBuilder(text.Length);
        var runs = new List<(int, AnsiStyle)>();
        AnsiStyle style = default;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c != Escape && c is < '\u0080' or > '\u009f')
            {
                plain.Append(c);
                i++;
                continue;
            }

            var next = Skip(text, i, out var parameters);
            if (next == i)
            {
                plain.Append(c);
                i++;
                continue;
            }

            if (parameters is { } select)
            {
                var changed = AnsiSelect.Apply(style, text.AsSpan(select));
                if (changed != style) runs.Add((plain.Length, style = changed));
            }

            i = next;
        }

        return new AnsiText(plain.ToString(), runs);
    }

    /// <summary>The index behind the escape at <paramref name="start"/>; <paramref name="select"/> is set for SGR.</summary>
    private static int Skip(string text, int start, out Range? select)
    {
        select = null;
        var (kind, i) = text[start] != Escape ? ((char)(text[start] - 0x40), start + 1)
            : start + 1 < text.Length ? (text[start + 1], start + 2)
            : ('\0', start + 1);
        switch (kind)
        {
            case '\0':
                return start;
            case '[':
                var parametersStart = i;
                while (i < text.Length && text[i] is >= '0' and <= '?') i++;
                var parametersEnd = i;
                while (i < text.Length && text[i] is >= ' ' and <= '/') i++;
                if (i == text.Length || text[i] is < '@' or > '~') return parametersStart;
                if (text[i] == 'm' && parametersEnd == i) select = parametersStart..parametersEnd;
                return i + 1;
            case ']' or 'P' or 'X' or '^' or '_':
                return SkipString(text, i);
            case >= ' ' and <= '/':
                while (i < text.Length && text[i] is >= ' ' and <= '/') i++;
                return i < text.Length && text[i] is >= '0' and <= '~' ? i + 1 : start + 1;
            case >= '0' and <= '~':
                return i;
            default:
                return text[start] == Escape ? start : i;
        }
    }

    private static int SkipString(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is Bell or StringTerminator) return i + 1;
            if (text[i] == Escape && i + 1 < text.Length && text[i + 1] == '\\') return i + 2;
            if (text[i] == '\n') break;
        }

        return start;
    }
}
