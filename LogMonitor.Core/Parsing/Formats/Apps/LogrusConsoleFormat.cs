using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Logrus on a terminal: <c>INFO[0012] Order placed    id=7</c> with the seconds since the start, or with a whole stamp in the brackets. Fields: <c>uptime_s</c> and the pairs.
/// </summary>
internal sealed class LogrusConsoleFormat() : LayoutFormat("logrus-console", "{level}[{uptime_s:int}] {message}", "{level}[{time}] {message}")
{
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("TRAC"u8) => LogLevel.Trace,
        _ when word.SequenceEqual("PANI"u8) => LogLevel.Fatal,
        // Cut to four letters, in capitals.
        { Length: >= 4 } when char.IsAsciiLetterUpper((char)word[1]) => LevelWords.Parse(word),
        _ => LogLevel.Unknown,
    };
}
