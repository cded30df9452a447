using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Levels;

/// <summary>What runtimes and kernels print when something breaks down, in words that no level stands before.</summary>
internal static class CrashWords
{
    public static LogLevel AtStart(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("thread '"u8)) return line.IndexOf("' panicked at "u8) > 0 ? LogLevel.Fatal : LogLevel.Unknown;
        return line.StartsWith("terminate called "u8) || line.StartsWith("Kernel panic"u8) ? LogLevel.Fatal : LogLevel.Unknown;
    }

    /// <summary>For text that begins with one of the capitals A and S, anywhere in a line.</summary>
    public static bool Within(ReadOnlySpan<byte> text)
        => text.StartsWith("Segmentation fault"u8) || text.StartsWith("Assertion `"u8) || text.StartsWith("Assertion failed"u8);

    /// <summary>"failed: …", "Out of memory: …", and "segfault at …" behind the colon.</summary>
    public static bool BeforeColon(ReadOnlySpan<byte> line, int start, int colon)
    {
        var word = line[start..colon];
        if (System.Text.Ascii.EqualsIgnoreCase(word, "failed"u8)) return !LevelNegation.IsNegated(line, start, colon);
        return word.SequenceEqual("memory"u8) && line[..colon].EndsWith("Out of memory"u8);
    }

    /// <summary>What the kernel says of a process that it ended, and of itself.</summary>
    public static LogLevel BehindColon(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(" segfault at "u8)) return LogLevel.Error;
        return text.StartsWith(" Kernel panic"u8) ? LogLevel.Fatal : LogLevel.Unknown;
    }
}
