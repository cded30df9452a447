using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Rust's tracing-subscriber: <c>2026-11-20T12:00:00.123456Z  INFO checkout{order=7}:pay{amount=3}: shop::cart: Card charged attempts=1</c>, with or without spans, thread
/// and file. Fields: <c>span</c> (the outermost), <c>logger</c>, <c>thread</c>, <c>caller</c>, <c>line</c>, and the pairs of spans and event.
/// </summary>
internal sealed class TracingFormat() : LayoutFormat(
    "tracing",
    "{time} {level} (?ThreadId({thread:int}) ?){span:name}{pairs1:pairs}(?:{:name}{pairs2:pairs}?)(?:{:name}{pairs3:pairs}?)(?:{:name}{pairs4:pairs}?): {logger:module}: (?{caller:name}:{line:int}: ?){message}",
    "{time} {level} (?ThreadId({thread:int}) ?){logger:module}: (?{caller:name}:{line:int}: ?){message}")
{
    // Its own stamps are RFC 3339 in UTC with microseconds; without spans other loggers write the same parts.
    private const int ZoneColumn = 26;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => line.Length > ZoneColumn && line[ZoneColumn] == 'Z' && line[10] == 'T' ? base.Score(line, shape) : 0;
}
