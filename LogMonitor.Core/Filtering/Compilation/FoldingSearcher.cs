using System.Buffers;
using System.Text;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>
/// Finds a text with cased letters beyond ASCII: looks for a byte that can begin it, then compares folded code points.
/// </summary>
internal sealed class FoldingSearcher : TextSearcher
{
    private readonly int[] _folded;
    private readonly SearchValues<byte> _firstBytes;

    public FoldingSearcher(string needle)
    {
        _folded = CaseFolding.FoldAll(needle);
        _firstBytes = SearchValues.Create([.. CaseFolding.VariantsOf(_folded[0]).Select(FirstByte).Distinct()]);
    }

    public override int Find(ReadOnlySpan<byte> text, out int end)
    {
        for (var at = 0; ; at++)
        {
            var step = text[at..].IndexOfAny(_firstBytes);
            if (step < 0)
            {
                end = 0;
                return -1;
            }

            at += step;
            var length = LengthAt(text[at..]);
            if (length == 0) continue;
            end = at + length;
            return at;
        }
    }

    // 0 where it does not stand here. It need not be as long as the needle: case changes a letter's length.
    private int LengthAt(ReadOnlySpan<byte> text)
    {
        var at = 0;
        foreach (var folded in _folded)
        {
            if (at == text.Length) return 0;
            Rune.DecodeFromUtf8(text[at..], out var rune, out var length);
            if (CaseFolding.Fold(rune) != folded) return 0;
            at += length;
        }

        return at;
    }

    private static byte FirstByte(Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        rune.EncodeToUtf8(utf8);
        return utf8[0];
    }
}
