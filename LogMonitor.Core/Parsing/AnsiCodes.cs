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

    /// <summary>The part of a text that <paramref name="range"/> has of it without its codes: with those that colour it.</summary>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> text, int bareLength, Range range)
    {
        if (text.Length == bareLength) return text[range];
        var (start, length) = range.GetOffsetAndLength(bareLength);
        var from = Advance(text, 0, start);
        var to = Advance(text, from, length);
        // Behind its last byte the colours end.
        while (to < text.Length && text[to] == Escape) to += CodeLength(text[to..]);
        return text[from..to];
    }

    private static int Advance(ReadOnlySpan<byte> text, int at, int bare)
    {
        while (bare > 0)
        {
            if (text[at] == Escape)
            {
                at += CodeLength(text[at..]);
                continue;
            }

            at++;
            bare--;
        }

        return at;
    }

    // Parameter and intermediate bytes, then one final byte.
    private static int CodeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[1] != '[') return 1;
        var end = text[2..].IndexOfAnyExceptInRange((byte)0x20, (byte)0x3F);
        return end < 0 ? text.Length : Math.Min(text.Length, end + 3);
    }
}
