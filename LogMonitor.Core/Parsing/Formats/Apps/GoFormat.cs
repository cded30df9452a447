using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Go's package log: <c>2026/11/20 12:00:00 main.go:7: Order 7 placed</c>, with or without microseconds, the file and a prefix, and what slog writes through it,
/// <c>2026/11/20 12:00:00 INFO Order placed id=7</c>. Fields: <c>caller</c>, <c>line</c>, <c>prefix</c>.
/// </summary>
internal sealed class GoFormat() : LayoutFormat(
    "go",
    "{time} {caller:name}:{line:int}: {message}",
    "{level}: {time} (?{caller:name}:{line:int}: ?){message}",
    "{time} {level} {message}",
    "[{prefix}] {time} (?{caller:name}:{line:int}: ?){message}",
    "{time} {message}")
{
    // The date's slashes are the only mark of the plain layout.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        var slash = line.IndexOf((byte)'/');
        return slash >= 4 && slash + 4 < line.Length && line[slash + 3] == '/' && Stamps.Digits.Run(line, slash - 4) == 4 ? base.Score(line, shape) : 0;
    }

    protected override int CertaintyOf(int layout) => layout switch { 0 or 1 => 95, 4 => 60, _ => 80 };

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => ReadCapitals(word);
}
