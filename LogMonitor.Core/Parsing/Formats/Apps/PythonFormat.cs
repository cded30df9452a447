using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Python's logging: <c>WARNING:root:Order 7 late</c>, and the patterns of its manual and of most projects,
/// <c>2026-11-20 12:00:00,123 - shop.cart - WARNING - Order 7 late</c> with the level before or behind the name, in brackets, or with <c>[file:line]</c>. Fields: <c>logger</c>,
/// <c>pid</c>, <c>thread</c>, <c>caller</c>, <c>line</c>.
/// </summary>
internal sealed class PythonFormat() : LayoutFormat(
    "python",
    "{level}:{logger:name}:{message}",
    "{time} - {logger:name} - {level} - (?[{caller:name}:{line:int}] - ?){message}",
    "{time} - {level} - {logger:name} - {message}",
    "{time} - {level} - {message}",
    "{time} [{level}(? ?)] {logger:name}: {message}",
    "{time}:{level}:{logger:name}:{message}",
    "{time} {level} {logger:name}: {message}",
    "{time} {logger:name} {level} {message}",
    "{time} [{level}(? ?)] {message}",
    "{time} {level}: {message}")
{
    // It writes no T between date and time: who does, writes the rest for others too.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => line.Length > 10 && line[10] == 'T' ? Math.Min(60, base.Score(line, shape)) : base.Score(line, shape);

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => ReadCapitals(word);

    // From the seventh on, other loggers write the same.
    protected override int CertaintyOf(int layout) => layout < 6 ? 90 : 60;
}
