using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>Colours and styles that programs write for terminals, as <c>ESC [ … m</c> (ECMA-48, 8.3.117): they stand between a line's parts.</summary>
internal static class AnsiCodes
{
    /// <summary>Bytes in which a line's stamp and level stand.</summary>
    public const int MaxHead = 512;

    private const byte Escape = 0x1B;

    public static bool Has(ReadOnlySpan<byte> text) => text.IndexOf(Escape) >= 0;

    /// <summary>The text without them, in <paramref name="buffer"/> where it has any.</summary>
    public static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> text, FieldBuffer buffer) => Has(text) ? Strip(text, buffer.RentLine(text.Length)) : text;

    /// <summary>What of the text fits into <paramref name="into"/>, without them.</summary>
    public static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> text, Span<byte> into)
    {
        text = text[..Math.Min(text.Length, into.Length)];
        var length = 0;
        while (!text.IsEmpty)
        {
            var at = text.IndexOf(Escape);
            var kept = at < 0 ? text : text[..at];
            kept.CopyTo(into[length..]);
            length += kept.Length;
            if (at < 0) break;
            text = text[(at + CodeLength(text[at..]))..];
        }

        return into[..length];
    }

    // Parameter and intermediate bytes, then one final byte.
    private static int CodeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[1] != '[') return 1;
        var end = text[2..].IndexOfAnyExceptInRange((byte)0x20, (byte)0x3F);
        return end < 0 ? text.Length : Math.Min(text.Length, end + 3);
    }
}
