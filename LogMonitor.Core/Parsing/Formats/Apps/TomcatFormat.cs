using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Tomcat's one-line formatter: <c>20-Nov-2026 12:00:00.123 INFO [main] com.example.Shop.order Order 7 placed</c>. Fields: <c>thread</c>, <c>logger</c> with the method.
/// </summary>
internal sealed class TomcatFormat() : LayoutFormat("tomcat", "{time} {level} [{thread}] {logger:word} {message}")
{
    // Log4j can write the same parts behind another stamp.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.Length > 11 && line[2] == '-' && line[6] == '-' && line[11] == ' ' ? base.Score(line, shape) : 0;
}
