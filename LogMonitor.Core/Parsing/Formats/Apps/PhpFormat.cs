using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// PHP's error log: <c>[20-Nov-2026 12:00:00 UTC] PHP Warning:  Undefined variable $order in /app/cart.php on line 7</c>, and what programs write into it. Field: <c>kind</c>.
/// </summary>
internal sealed class PhpFormat() : LayoutFormat(
    "php",
    "[{time}] PHP {kind}: {message}",
    "[{time}] {message}")
{
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.Length > 12 && line[0] == '[' && line[3] == '-' && line[7] == '-' && line[12] == ' ' ? base.Score(line, shape) : 0;

    protected override int CertaintyOf(int layout) => layout == 0 ? 95 : 80;

    // As PHP itself ranks its kinds where it logs to syslog, with those that end a script raised.
    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
    {
        var slot = layout.SlotOf("kind"u8);
        var kind = slot < 0 ? default : line[match[slot]];
        if (kind.IsEmpty) return LevelPhrases.Find(line[match.Message]);
        if (kind.StartsWith("Fatal"u8)) return LogLevel.Fatal;
        if (kind.EndsWith("error"u8)) return LogLevel.Error;
        return kind.EndsWith("arning"u8) ? LogLevel.Warn : LogLevel.Info;
    }
}
