using System.Globalization;
using System.Text;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Characters that a reader could not see, or that would move others about: they are shown for what they are.</summary>
internal static class LegibleCharacter
{
    /// <summary>How to show the character at <paramref name="index"/>; false when it shows itself.</summary>
    public static bool TryShow(string text, int index, out string shown, out SegmentKind kind, out int length)
    {
        length = 1;
        var c = text[index];
        if (c is (< ' ' and not '\t') or '\u007f')
        {
            shown = ((char)(c == '\u007f' ? 0x2421 : 0x2400 + c)).ToString();
            kind = SegmentKind.Symbol;
            return true;
        }

        kind = SegmentKind.Chip;
        if (c < '\u00ad')
        {
            shown = "";
            return false;
        }

        var value = (int)c;
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            value = char.ConvertToUtf32(c, text[index + 1]);
            length = 2;
        }

        if (!IsHidden(value))
        {
            shown = "";
            return false;
        }

        shown = string.Create(CultureInfo.InvariantCulture, $"U+{value:X4}");
        return true;
    }

    // Format characters (bidi controls, zero-width, tags), line and paragraph separators, lone surrogates and the blank Hangul fillers.
    private static bool IsHidden(int value) => value switch
    {
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => true,
        >= 0xD800 and <= 0xDFFF => true,
        _ => Rune.GetUnicodeCategory(new Rune(value)) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
