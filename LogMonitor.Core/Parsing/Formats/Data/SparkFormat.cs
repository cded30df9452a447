using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>Spark's default: <c>26/11/20 12:00:00 INFO BlockManager: Found block rdd_2_0 locally</c>. Fields: <c>logger</c>.</summary>
internal sealed class SparkFormat() : LayoutFormat("spark", "{time} {level} {logger:name}: {message}")
{
    // The year has two digits, between slashes.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => line.Length > 8 && line[2] == '/' && line[5] == '/' && line[8] == ' ' ? base.Score(line, shape) : 0;
}
