namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Brackets that may hold others of their kind.</summary>
internal static class Brackets
{
    /// <summary>Where the bracket that opens at <paramref name="open"/> is closed, or -1.</summary>
    public static int Close(ReadOnlySpan<byte> text, int open)
    {
        var opening = text[open];
        var closing = opening switch { (byte)'[' => (byte)']', (byte)'{' => (byte)'}', _ => (byte)')' };
        var depth = 0;
        for (var at = open; at < text.Length;)
        {
            depth += text[at] == opening ? 1 : -1;
            if (depth == 0) return at;
            var next = text[(at + 1)..].IndexOfAny(opening, closing);
            if (next < 0) return -1;
            at += next + 1;
        }

        return -1;
    }
}
