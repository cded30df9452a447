using System.Globalization;
using System.Text;

namespace LogMonitor.Core.Notifications;

/// <summary>Log text is written by attackers: what does not show, or turns around what does, is written out.</summary>
internal static class SafeText
{
    /// <summary>One line: control, bidirectional, zero-width and tag characters become <c>[U+202E]</c>, line breaks a sign.</summary>
    public static string Line(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n') result.Append('⏎');
            else if (rune.Value == '\t') result.Append(' ');
            else if (rune.Value == '\r') continue;
            else if (IsHidden(rune)) result.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            else result.Append(rune);
        }

        return result.ToString();
    }

    /// <summary>At most <paramref name="most"/> UTF-16 units, with … at the end of what was cut, never half a character.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = Math.Max(0, most - 1);
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return most <= 0 ? "" : text[..end] + "…";
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
