using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Klog and glog, of Kubernetes and Google's C++ and Go programs: <c>I1120 12:00:00.123456       7 main.go:42] Order placed</c>, newer glog with the year. The stamp has
/// the level and no zone. Fields: <c>thread</c>, <c>caller</c>, <c>line</c>, and the pairs of structured messages.
/// </summary>
internal sealed class KlogFormat() : LayoutFormat("klog", "{time} {thread:int} {caller:name}:{line:int}] {message}")
{
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => line.Length > 20 && line[0] is (byte)'I' or (byte)'W' or (byte)'E' or (byte)'F' ? base.Score(line, shape) : 0;
}
