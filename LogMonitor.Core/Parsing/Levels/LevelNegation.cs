namespace LogMonitor.Core.Parsing.Levels;

/// <summary>The ways in which a line names a level without having it: "no error", "0 errors", "error: none", "error count".</summary>
internal static class LevelNegation
{
    /// <summary>True when the words around <paramref name="start"/>..<paramref name="end"/> deny it or only count it.</summary>
    public static bool IsNegated(ReadOnlySpan<byte> line, int start, int end)
    {
        if (end < line.Length && line[end] is (byte)'=' or (byte)'(') return true;
        if (start >= 2 && line[start - 1] == ' ')
        {
            var before = line[..(start - 1)];
            var at = before.Length;
            while (at > 0 && char.IsAsciiLetterOrDigit((char)before[at - 1])) at--;
            var word = before[at..];
            if (word.Length <= 7 && Is(word, "no"u8, "not"u8, "0"u8, "without"u8, "any"u8, "zero"u8, "non"u8)) return true;
        }

        if (end + 1 >= line.Length || line[end] != ':') return false;
        var value = line[(end + 1)..].TrimStart((byte)' ');
        var length = 0;
        while (length < value.Length && char.IsAsciiLetterOrDigit((char)value[length])) length++;
        return length is > 0 and <= 5 && (length == value.Length || value[length] is (byte)' ' or (byte)',' or (byte)';' or (byte)'}' or (byte)')' or (byte)'.')
            && Is(value[..length], "0"u8, "none"u8, "null"u8, "nil"u8, "false"u8, "ok"u8, "no"u8);
    }

    /// <summary>True when a word follows that makes the level's name a part of something else.</summary>
    public static bool IsCounted(ReadOnlySpan<byte> line, int end)
    {
        if (end + 1 >= line.Length || line[end] != ' ') return false;
        var rest = line[(end + 1)..];
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter((char)rest[length])) length++;
        var word = rest[..length];
        return Is(word, "rate"u8, "count"u8, "counts"u8, "code"u8, "codes"u8, "level"u8, "log"u8)
            || Is(word, "logs"u8, "page"u8, "pages"u8, "handler"u8, "handling"u8, "budget"u8, "mode"u8)
            || Is(word, "total"u8, "report"u8, "reporting"u8, "free"u8, "correction"u8, "messages"u8, "is"u8)
            || Is(word, "section"u8, "button"u8, "flaw"u8, "mistake"u8, "symbols"u8, "id"u8, "about"u8);
    }

    /// <summary>True when the word that makes it a part of something else is in capitals as well: "ERROR RATE", but not "ERROR Log is full".</summary>
    public static bool IsCountedInCapitals(ReadOnlySpan<byte> line, int end)
        => end + 2 < line.Length && char.IsAsciiLetterUpper((char)line[end + 2]) && IsCounted(line, end);

    /// <summary>Words that are levels and ordinary English as well.</summary>
    public static bool IsOrdinaryWord(ReadOnlySpan<byte> word) => Is(word, "log"u8, "note"u8, "fine"u8, "config"u8, "fail"u8, "finer"u8, "finest"u8)
        || Is(word, "informational"u8, "notice"u8, "alert"u8, "verbose"u8, "trace"u8, "verb"u8, "emergency"u8)
        || Same(word, "success"u8);

    private static bool Is(
        ReadOnlySpan<byte> word,
        ReadOnlySpan<byte> a,
        ReadOnlySpan<byte> b,
        ReadOnlySpan<byte> c,
        ReadOnlySpan<byte> d,
        ReadOnlySpan<byte> e,
        ReadOnlySpan<byte> f,
        ReadOnlySpan<byte> g)
        => Same(word, a) || Same(word, b) || Same(word, c) || Same(word, d) || Same(word, e) || Same(word, f) || Same(word, g);

    private static bool Same(ReadOnlySpan<byte> word, ReadOnlySpan<byte> other)
        => word.Length == other.Length && System.Text.Ascii.EqualsIgnoreCase(word, other);
}
