using System.Text;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>
/// Simple case folding, one code point to one. ASCII letters fold only among themselves, so that a search for ASCII text
/// never has to look at other bytes.
/// </summary>
internal static class CaseFolding
{
    // Code points by what they fold to, without those that are their own fold.
    private static readonly Lazy<ILookup<int, int>> Variants = new(static () =>
        // Letters with case lie below U+1F000 (Adlam is the last script that has them).
        Enumerable.Range(0x80, 0x1F000 - 0x80)
            .Where(code => Rune.IsValid(code) && Fold(new Rune(code)) != code)
            .ToLookup(code => Fold(new Rune(code))));

    public static int Fold(Rune rune)
    {
        if (rune.IsAscii) return Lower((byte)rune.Value);
        var folded = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
        return folded.IsAscii ? rune.Value : folded.Value;
    }

    public static byte Lower(byte ascii) => ascii is >= (byte)'A' and <= (byte)'Z' ? (byte)(ascii | 0x20) : ascii;

    public static bool IsAsciiLetter(byte b) => (b | 0x20) is >= 'a' and <= 'z';

    /// <summary>Whether other code points than itself fold to the same, beyond ASCII.</summary>
    public static bool IsCased(Rune rune) => !rune.IsAscii && (Fold(rune) != rune.Value || Variants.Value.Contains(rune.Value));

    /// <summary>Every code point that folds to <paramref name="folded"/>.</summary>
    public static IEnumerable<Rune> VariantsOf(int folded)
    {
        yield return new Rune(folded);
        if (folded >= 0x80)
        {
            foreach (var code in Variants.Value[folded]) yield return new Rune(code);
        }
        else if (IsAsciiLetter((byte)folded))
        {
            yield return new Rune(folded & ~0x20);
        }
    }

    /// <summary>The folded code points of a text.</summary>
    public static int[] FoldAll(string text) => [.. text.EnumerateRunes().Select(Fold)];
}
