using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Android's logcat: threadtime, <c>11-20 12:00:00.123  1702  2395 D WindowManager: Screen on</c>, time, <c>11-20 12:00:00.123 D/WindowManager( 1702): Screen on</c>, and brief, the
/// same without the stamp. Fields: <c>pid</c>, <c>thread</c>, <c>logger</c> (the tag).
/// </summary>
internal sealed class LogcatFormat() : LayoutFormat(
    "logcat",
    "{time} {pid:int} {thread:int} {level} {logger}: {message}",
    "{time} {pid:int} {thread:int} {level} {logger}:{:end}",
    "{time} {level}/{logger}({pid}):(? {message}?)",
    "{level}/{logger}({pid}):(? {message}?)")
{
    // Single letters; S (silent) is never printed.
    protected override Events.LogLevel ReadLevel(ReadOnlySpan<byte> word) => word.Length == 1 ? Levels.LevelWords.ParseLetter(word[0]) : Events.LogLevel.Unknown;

    // OpenStack writes time and process before a word: the month of the stamp stands first.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => line.Length > 2 && line[2] == '-' || line.Length > 1 && line[1] == '/' ? base.Score(line, shape) : 0;
}
