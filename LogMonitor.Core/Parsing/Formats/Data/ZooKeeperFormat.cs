using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// ZooKeeper: <c>2026-11-20 12:00:00,123 [myid:1] - INFO  [main:QuorumPeerConfig@136] - Reading configuration</c>. Fields: <c>myid</c>, <c>thread</c>, <c>logger</c>, <c>line</c>.
/// </summary>
internal sealed class ZooKeeperFormat() : LayoutFormat(
    "zookeeper",
    "{time} (?[myid:{myid}] ?)- {level} [{thread}@{line:int}] - {message}",
    "{time} [myid:{myid}] - {level} [{thread}] - {message}");
