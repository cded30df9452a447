using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Quoted values with backslashes.</summary>
internal static class Escapes
{
    /// <summary>Where the quote that <paramref name="text"/> begins with is closed, or -1.</summary>
    public static int ClosingQuote(ReadOnlySpan<byte> text)
    {
        var quote = text[0];
        for (var at = 1; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(quote, (byte)'\\');
            if (next < 0) return -1;
            at += next;
            if (text[at] == quote) return at;
            at += 2;
        }

        return -1;
    }

    /// <summary>The text without its escapes, in <paramref name="buffer"/>. An escape that is not known keeps its second byte.</summary>
    public static ReadOnlySpan<byte> Undo(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var target = buffer.Rent(text.Length);
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var b = text[at];
            if (b == '\\' && at + 1 < text.Length)
            {
                b = text[++at] switch { (byte)'n' => (byte)'\n', (byte)'t' => (byte)'\t', (byte)'r' => (byte)'\r', var other => other };
            }

            target[length++] = b;
        }

        return target[..length];
    }
}
