using System.Collections.Frozen;
using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Levels;

/// <summary>The usual spellings of levels, in any case.</summary>
public static class LevelWords
{
    private const int MaxLength = 13;

    private static readonly FrozenDictionary<ulong, LogLevel> Words = new (LogLevel Level, string Names)[]
    {
        (LogLevel.Trace, "trace trc trce trac finer finest trace1 trace2 trace3 trace4 trace5 trace6 trace7 trace8"),
        (LogLevel.Debug, "debug dbg debu dbug verbose vrb verb fine config debug1 debug2 debug3 debug4 debug5"),
        (LogLevel.Info, "info inf information informational notice ntc log note success info2 info3 info4"),
        (LogLevel.Warn, "warn warning wrn warn2 warn3 warn4"),
        (LogLevel.Error, "error err eror erro severe fail error2 error3 error4"),
        (LogLevel.Fatal, "fatal ftl fata critical crit crt alert emerg emergency panic pani dpanic fatal2 fatal3 fatal4"),
    }
        .SelectMany(row => row.Names.Split(' ').Select(name => (Key: Key(Encoding.ASCII.GetBytes(name)), row.Level)))
        .ToFrozenDictionary(row => row.Key, row => row.Level);

    /// <summary>Unknown when the word is none of them. Single letters are <see cref="ParseLetter"/>'s.</summary>
    public static LogLevel Parse(ReadOnlySpan<byte> word)
        => word.Length is > 2 and <= MaxLength && Words.TryGetValue(Key(word), out var level) ? level : LogLevel.Unknown;

    /// <summary>The level of a capital letter as Android, klog, Ruby and .NET short forms use it.</summary>
    public static LogLevel ParseLetter(byte letter) => letter switch
    {
        (byte)'T' => LogLevel.Trace,
        (byte)'D' or (byte)'V' => LogLevel.Debug,
        (byte)'I' or (byte)'N' => LogLevel.Info,
        (byte)'W' => LogLevel.Warn,
        (byte)'E' => LogLevel.Error,
        (byte)'F' or (byte)'C' or (byte)'A' => LogLevel.Fatal,
        _ => LogLevel.Unknown,
    };

    /// <summary>A word, a letter in either case or a number, where it is certain that it names a level.</summary>
    public static LogLevel ParseValue(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return LogLevel.Unknown;
        if (value.Length == 1 && !Stamps.Digits.Is(value[0])) return ParseLetter((byte)(value[0] & ~0x20));
        if (value.Length <= 3 && Stamps.Digits.Run(value, 0) == value.Length) return FromNumber(Stamps.Digits.Value(value));
        return Parse(value);
    }

    /// <summary>Syslog's severities 0 to 7 (RFC 5424, 6.2.1), and the tens of pino and bunyan from 10.</summary>
    public static LogLevel FromNumber(long number) => number switch
    {
        < 0 => LogLevel.Unknown,
        <= 2 => LogLevel.Fatal,
        3 => LogLevel.Error,
        4 => LogLevel.Warn,
        5 or 6 => LogLevel.Info,
        7 => LogLevel.Debug,
        < 10 => LogLevel.Unknown,
        < 20 => LogLevel.Trace,
        < 30 => LogLevel.Debug,
        < 40 => LogLevel.Info,
        < 50 => LogLevel.Warn,
        < 60 => LogLevel.Error,
        <= 100 => LogLevel.Fatal,
        _ => LogLevel.Unknown,
    };

    /// <summary>OpenTelemetry's severity numbers, 1 to 24 in steps of four.</summary>
    public static LogLevel FromSeverityNumber(long number)
        => number is >= 1 and <= 24 ? (LogLevel)((number - 1) / 4 + 1) : LogLevel.Unknown;

    /// <summary>How many letters and digits the text begins with, at most as many as the longest word has and one.</summary>
    internal static int WordLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && length <= MaxLength && char.IsAsciiLetterOrDigit((char)text[length])) length++;
        return length;
    }

    // The first eight bytes in lower case; in longer words the length tells apart what begins alike.
    private static ulong Key(ReadOnlySpan<byte> word)
    {
        ulong key = 0;
        var packed = Math.Min(word.Length, 8);
        for (var i = 0; i < packed; i++) key = key << 8 | (byte)(word[i] | 0x20);
        for (var i = 8; i < word.Length; i++) key = key * 31 + (byte)(word[i] | 0x20);
        return key;
    }
}
