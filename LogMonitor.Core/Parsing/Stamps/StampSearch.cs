using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Looks for a stamp near the beginning of a line of which nothing is known.</summary>
internal static class StampSearch
{
    /// <summary>Words that may stand before a stamp, and how far it may stand from the line's first byte.</summary>
    private const int MaxWords = 6;
    private const int MaxColumn = 96;

    /// <summary>Any shape at the line's beginning; behind other words only a shape that nothing else looks like.</summary>
    public static StampShape? TryFind(ReadOnlySpan<byte> line, ref StampReading reading, out int column, out int word)
    {
        word = 0;
        for (var at = NextWord(line, 0, 0); at < line.Length && at < MaxColumn && word < MaxWords; at = NextWord(line, at, ++word))
        {
            column = SkipOpeners(line, at);
            if (TryAt(line[column..], distinctOnly: word > 0, ref reading) is { } shape) return shape;
        }

        column = 0;
        return null;
    }

    /// <summary>
    /// As <see cref="TryFind"/>, but only where a record of a stream with stamps can begin: with the stamp, or with a level before it.
    /// A stamp within a stack trace begins no record.
    /// </summary>
    public static StampShape? TryFindAtHead(ReadOnlySpan<byte> line, ref StampReading reading, out int column, out int word)
    {
        column = 0;
        word = 0;
        if (line.IsEmpty || line[0] is (byte)' ' or (byte)'\t') return null;
        column = SkipOpeners(line, 0);
        if (TryAt(line[column..], distinctOnly: true, ref reading) is { } shape) return shape;
        var length = LevelWords.WordLength(line[column..]);
        if (LevelWords.Parse(line.Slice(column, length)) == Events.LogLevel.Unknown) return null;
        word = 1;
        var at = NextWord(line, column, 1);
        if (at >= line.Length) return null;
        column = SkipOpeners(line, at);
        return TryAt(line[column..], distinctOnly: true, ref reading);
    }

    /// <summary>Where the word of that number begins, counted from the line's beginning; the line's length when it has fewer.</summary>
    public static int WordStart(ReadOnlySpan<byte> line, int word)
    {
        var at = NextWord(line, 0, 0);
        for (var i = 1; i <= word && at < line.Length; i++) at = NextWord(line, at, i);
        return at;
    }

    /// <summary>Passes brackets, quotes and a syslog priority.</summary>
    public static int SkipOpeners(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length)
        {
            var b = line[at];
            if (b == '<')
            {
                var digits = Digits.Run(line[..Math.Min(line.Length, at + 5)], at + 1);
                if (digits > 0 && at + digits + 1 < line.Length && line[at + digits + 1] == '>')
                {
                    at += digits + 2;
                    continue;
                }
            }

            if (b is not ((byte)'[' or (byte)'(' or (byte)'<' or (byte)'{' or (byte)'"' or (byte)'\'' or (byte)'|' or (byte)'*' or (byte)'#')) break;
            at++;
        }

        return at;
    }

    private static int NextWord(ReadOnlySpan<byte> line, int at, int word)
    {
        if (word > 0)
        {
            var space = line[at..].IndexOfAny((byte)' ', (byte)'\t');
            if (space < 0) return line.Length;
            at += space;
        }

        while (at < line.Length && line[at] is (byte)' ' or (byte)'\t') at++;
        return at;
    }

    private static StampShape? TryAt(ReadOnlySpan<byte> text, bool distinctOnly, ref StampReading reading)
    {
        foreach (var shape in StampShape.All)
        {
            if ((!distinctOnly || shape.IsDistinct) && shape.TryRead(text, ref reading)) return shape;
        }

        return null;
    }
}
