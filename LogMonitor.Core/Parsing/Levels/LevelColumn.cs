using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Levels;

/// <summary>Finds the word near a stamp that is the record's level, first where the stream's last line had it.</summary>
internal sealed class LevelColumn
{
    private const int MaxWords = 7;
    private const int MaxDistance = 120;

    private int _gap = -1;
    private int _word;
    private bool _numbersOnly;

    /// <summary>Looks behind <paramref name="from"/>, the end of the stamp.</summary>
    public LogLevel Find(ReadOnlySpan<byte> line, int from)
    {
        var start = from + _gap;
        if (_gap >= 0 && start < line.Length)
        {
            var end = start + LevelWords.WordLength(line[start..]);
            if (end > start && Accept(line, from, start, end, _word, _numbersOnly) is var level and not LogLevel.Unknown) return level;
        }

        if (!TryScan(line, from, out var found)) return LogLevel.Unknown;
        _gap = found.Start - from;
        _word = found.Word;
        _numbersOnly = found.NumbersOnly;
        return found.Level;
    }

    internal struct Found
    {
        public int Start;
        public int End;
        public int Word;
        public bool NumbersOnly;
        public LogLevel Level;
    }

    /// <summary>Looks at the first words behind <paramref name="from"/> for one that stands where levels stand.</summary>
    public static bool TryScan(ReadOnlySpan<byte> line, int from, out Found found)
    {
        found = default;
        var limit = Math.Min(line.Length, from + MaxDistance);
        var word = 0;
        var numbersOnly = true;
        for (var at = from; at < limit && word < MaxWords;)
        {
            if (!IsWordByte(line[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            var digits = char.IsAsciiDigit((char)line[at]);
            while (end < line.Length && (IsWordByte(line[end]) || line[end] is (byte)'.' or (byte)'-' or (byte)'$' or (byte)'_' && end + 1 < line.Length && IsWordByte(line[end + 1])))
            {
                digits &= char.IsAsciiDigit((char)line[end]);
                end++;
            }

            var level = digits ? LogLevel.Unknown : Accept(line, from, at, end, word, numbersOnly);
            if (level != LogLevel.Unknown)
            {
                found = new Found { Start = at, End = end, Word = word, NumbersOnly = numbersOnly, Level = level };
                return true;
            }

            numbersOnly &= digits;
            word++;
            at = end;
        }

        return false;
    }

    private static LogLevel Accept(ReadOnlySpan<byte> line, int from, int start, int end, int word, bool numbersOnly)
    {
        var before = start == 0 ? (byte)' ' : line[start - 1];
        var after = end < line.Length ? line[end] : (byte)' ';
        if (!MayPrecede(line, before, start) && start != from) return LogLevel.Unknown;
        if (after is not ((byte)' ' or (byte)'\t' or (byte)']' or (byte)')' or (byte)'>' or (byte)'|' or (byte)':' or (byte)',' or (byte)'/' or (byte)'"' or (byte)'}'))
        {
            // logrus on a terminal: "INFO[0007] started".
            return after == '[' && end + 1 < line.Length && char.IsAsciiDigit((char)line[end + 1]) && start == 0 && IsUpper(line[..end]) ? LevelWords.Parse(line[..end]) : LogLevel.Unknown;
        }

        var enclosed = after is (byte)']' or (byte)')' or (byte)'>' or (byte)'}'
                ? before is (byte)'[' or (byte)'(' or (byte)'<' or (byte)'{' or (byte)':' || word == 0
                : after == '|' || before == '|' && after == ' ' || before == '[' && after == ' ' || before == '\t' && after == '\t';
        switch (end - start)
        {
            case 1:
                return enclosed || LetterStandsAlone(line, start, end, word, numbersOnly, before, after) ? LevelWords.ParseLetter(line[start]) : LogLevel.Unknown;
            case 2:
                // MongoDB's "D1" to "D5".
                return word == 0 && line[start] == 'D' && line[start + 1] is >= (byte)'1' and <= (byte)'5' && after == ' ' && before == ' ' ? LogLevel.Debug : LogLevel.Unknown;
        }

        var level = LevelWords.Parse(line[start..end]);
        if (level == LogLevel.Unknown) return Rare(line, start, end, after);
        if (LevelNegation.IsNegated(line, start, end)) return LogLevel.Unknown;
        if (enclosed) return level;
        var isUpper = IsUpper(line[start..end]);
        if (after == '/') return isUpper && word == 0 ? level : LogLevel.Unknown;
        if (before == ':' && start != from) return LogLevel.Unknown;
        if (isUpper) return before != '=' && LevelNegation.IsCountedInCapitals(line, end) ? LogLevel.Unknown : level;

        // Words that a sentence may begin with are levels only in capitals, in brackets or before a colon.
        if (after == ':') return LevelPhrases.IsFatal(line, start, level) ? LogLevel.Fatal : level;
        return word == 0 && !LevelNegation.IsOrdinaryWord(line[start..end]) && !LevelNegation.IsCounted(line, end) ? level : LogLevel.Unknown;
    }

    private static bool MayPrecede(ReadOnlySpan<byte> line, byte before, int start) => before switch
    {
        (byte)' ' or (byte)'\t' or (byte)'[' or (byte)'(' or (byte)'<' or (byte)'|' or (byte)':' or (byte)'"' or (byte)'{' or (byte)']' => true,
        // Logback's own "|-INFO in …".
        (byte)'-' => start > 1 && line[start - 2] == '|',
        // Erlang's "=ERROR REPORT====".
        (byte)'=' => start == 1,
        _ => false,
    };

    // What is a level only in one program's layout.
    private static LogLevel Rare(ReadOnlySpan<byte> line, int start, int end, byte after)
    {
        var text = line[start..end];
        if (after == ':')
        {
            // Monolog: "production.ERROR: …".
            var dot = text.LastIndexOf((byte)'.');
            if (dot > 0) return IsUpper(text[(dot + 1)..]) ? LevelWords.Parse(text[(dot + 1)..]) : LogLevel.Unknown;

            // PostgreSQL's lines behind an error, with two spaces.
            return line[end..].StartsWith(":  "u8) && text[0] is (byte)'D' or (byte)'H' or (byte)'S' or (byte)'C' or (byte)'Q'
                && (text.SequenceEqual("DETAIL"u8) || text.SequenceEqual("HINT"u8) || text.SequenceEqual("STATEMENT"u8) || text.SequenceEqual("CONTEXT"u8) || text.SequenceEqual("QUERY"u8))
                ? LogLevel.Info
                : LogLevel.Unknown;
        }

        // MySQL 8.
        return after == ']' && text.SequenceEqual("System"u8) && line[end..].StartsWith("] [MY-"u8) ? LogLevel.Info : LogLevel.Unknown;
    }

    private static bool LetterStandsAlone(ReadOnlySpan<byte> line, int start, int end, int word, bool numbersOnly, byte before, byte after)
    {
        if (before is not ((byte)' ' or (byte)'\t') || LevelWords.ParseLetter(line[start]) == LogLevel.Unknown) return false;
        if (after == '/') return IsTag(line[(end + 1)..]);
        if (after is not ((byte)' ' or (byte)'\t') || !numbersOnly) return false;
        // "I am", "A file" and "E = mc" are sentences.
        return word > 0 || line[start] is not ((byte)'A' or (byte)'C') && end + 1 < line.Length && !char.IsAsciiLetterLower((char)line[end + 1]) && line[end + 1] != '=';
    }

    // Android: "E/Tag(  17): …", "E/Tag: …"; "I/O" is none.
    private static bool IsTag(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny((byte)'(', (byte)':', (byte)' ');
        return length > 1 && text[length] != ' ';
    }

    private static bool IsUpper(ReadOnlySpan<byte> word)
    {
        foreach (var b in word)
        {
            if (char.IsAsciiLetterLower((char)b)) return false;
        }

        return true;
    }

    private static bool IsWordByte(byte b) => char.IsAsciiLetterOrDigit((char)b);
}
