using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>etcd before 3.4, and others with capnslog: <c>2026-11-20 12:00:00.123456 I | etcdserver: starting member</c>. Fields: <c>logger</c>.</summary>
internal sealed class EtcdFormat() : LayoutFormat("etcd", "{time} {level} | (?{logger:name}: ?){message}")
{
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word.Length == 1 ? base.ReadLevel(word) : LogLevel.Unknown;
}
