using System.Buffers;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Levels;

/// <summary>
/// The level of a line that has none in its place, from words that programs print when something went wrong:
/// <c>error: …</c>, <c>FATAL</c>, <c>panic: …</c>, <c>Traceback</c>, <c>level=warn</c>. Never from a mere mention.
/// </summary>
internal static class LevelPhrases
{
    // Only this much of a line is looked at: what went wrong is said at the beginning.
    private const int MaxLength = 512;

    // The bytes with which a phrase can begin or end; all are rare in sentences, so a line is passed in a few steps.
    private static readonly SearchValues<byte> Marks = SearchValues.Create(":=EFPCWSATU"u8);

    public static LogLevel Find(ReadOnlySpan<byte> line)
    {
        if (line.Length > MaxLength) line = line[..MaxLength];
        if (CrashWords.AtStart(line) is var crash and not LogLevel.Unknown) return crash;
        for (var at = 0; at < line.Length; at++)
        {
            var mark = line[at..].IndexOfAny(Marks);
            if (mark < 0) break;
            at += mark;
            var level = line[at] switch
            {
                (byte)':' => BeforeColon(line, at),
                (byte)'=' => AfterEquals(line, at),
                _ => Capitals(line, at),
            };
            if (level != LogLevel.Unknown) return level;
        }

        return HttpStatus.IsServerError(line) ? LogLevel.Error : LogLevel.Unknown;
    }

    /// <summary>"fatal error: …" is worse than "error: …".</summary>
    public static bool IsFatal(ReadOnlySpan<byte> line, int start, LogLevel level)
        => level == LogLevel.Error && start >= 6 && System.Text.Ascii.EqualsIgnoreCase(line[(start - 6)..start], "fatal "u8);

    private static LogLevel BeforeColon(ReadOnlySpan<byte> line, int colon)
    {
        var start = colon;
        while (start > 0 && char.IsAsciiLetterOrDigit((char)line[start - 1])) start--;
        var word = line[start..colon];
        if (CrashWords.BehindColon(line[(colon + 1)..]) is var crash and not LogLevel.Unknown) return crash;
        if (word.Length < 3 || colon + 1 < line.Length && line[colon + 1] is not ((byte)' ' or (byte)'\t')) return LogLevel.Unknown;
        if (start > 0 && line[start - 1] is not ((byte)' ' or (byte)'\t' or (byte)'[' or (byte)'(' or (byte)']'))
        {
            // The name of an exception, with its namespace, as the line's first word.
            return EndsWithFailure(word) && IsFirstWord(line, start) ? LogLevel.Error : LogLevel.Unknown;
        }

        if (EndsWithFailure(word) && word.Length > 9) return LogLevel.Error;
        if (CrashWords.BeforeColon(line, start, colon)) return LogLevel.Error;
        var level = LevelWords.Parse(word);
        if (level == LogLevel.Unknown || LevelNegation.IsNegated(line, start, colon)) return EndsWithFailure(word) && level == LogLevel.Unknown && start == 0 ? LogLevel.Error : LogLevel.Unknown;
        // "Fine: …" and "log: …" are no levels in the middle of a sentence.
        if (level < LogLevel.Warn || LevelNegation.IsOrdinaryWord(word)) return start == 0 ? level : LogLevel.Unknown;
        return IsFatal(line, start, level) ? LogLevel.Fatal : level;
    }

    private static LogLevel AfterEquals(ReadOnlySpan<byte> line, int equals)
    {
        var before = line[..equals];
        var key = before.EndsWith("level"u8) ? 5 : before.EndsWith("lvl"u8) ? 3 : before.EndsWith("severity"u8) ? 8 : 0;
        // "--log-level=error" and "log_level=error" are settings.
        if (key == 0 || before.Length > key && (char.IsAsciiLetterOrDigit((char)before[^(key + 1)]) || before[^(key + 1)] is (byte)'-' or (byte)'_')) return LogLevel.Unknown;
        var value = line[(equals + 1)..].TrimStart((byte)'"');
        var length = LevelWords.WordLength(value);
        return length < value.Length && value[length] is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'/' ? LogLevel.Unknown : LevelWords.Parse(value[..length]);
    }

    private static LogLevel Capitals(ReadOnlySpan<byte> line, int start)
    {
        var length = LevelWords.WordLength(line[start..]);
        if (start > 0 && line[start - 1] is not ((byte)' ' or (byte)'\t' or (byte)'[' or (byte)'(' or (byte)'|' or (byte)'*' or (byte)'<' or (byte)'!')) return LogLevel.Unknown;
        var text = line[start..];
        if (text.StartsWith("Traceback (most recent"u8) || text.StartsWith("Unhandled exception"u8) || text.StartsWith("Unhandled Exception"u8)
            || text.StartsWith("Uncaught "u8) || text.StartsWith("Exception in thread "u8))
        {
            return LogLevel.Error;
        }

        if (text[0] is (byte)'A' or (byte)'S' && CrashWords.Within(text)) return LogLevel.Fatal;
        var word = text[..length];
        var end = start + length;
        if (end < line.Length && line[end] is not ((byte)' ' or (byte)'\t' or (byte)']' or (byte)')' or (byte)'|' or (byte)':' or (byte)'!' or (byte)',' or (byte)'*' or (byte)'>')) return LogLevel.Unknown;
        // Three letters may stand for anything, but npm's "ERR!" does not.
        if (length < 4 && !(length == 3 && end < line.Length && line[end] == '!') || word.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0) return LogLevel.Unknown;
        var level = LevelWords.Parse(word);
        if (level < LogLevel.Warn || LevelNegation.IsNegated(line, start, end) || LevelNegation.IsCounted(line, end)) return LogLevel.Unknown;
        return level;
    }

    private static bool EndsWithFailure(ReadOnlySpan<byte> word)
        => word.Length > 5 && char.IsAsciiLetterUpper((char)word[0]) && (word.EndsWith("Exception"u8) || word.EndsWith("Error"u8));

    private static bool IsFirstWord(ReadOnlySpan<byte> line, int start)
    {
        var head = line[..start].TrimStart(" ]"u8);
        return head.IndexOf((byte)' ') < 0 && head.IndexOf((byte)':') < 0;
    }
}
