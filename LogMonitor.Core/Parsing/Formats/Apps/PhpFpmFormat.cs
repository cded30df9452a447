using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// PHP-FPM's own log, <c>[20-Nov-2026 12:00:00] WARNING: [pool www] child 9 exited with code 1</c>, and its slow log, <c>[20-Nov-2026 12:00:00]  [pool www] pid 9</c> with a
/// trace behind it. Fields: <c>pool</c>, <c>pid</c>.
/// </summary>
internal sealed class PhpFpmFormat() : LayoutFormat(
    "php-fpm",
    "[{time}] {level}: (?[pool {pool}] ?){message}",
    "[{time}] [pool {pool}] <<pid {pid:int}>>")
{
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.Length > 12 && line[0] == '[' && line[3] == '-' && line[7] == '-' && line[12] == ' ' ? base.Score(line, shape) : 0;

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => ReadCapitals(word);
}
