namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// etcd: <c>{"level":"warn","ts":"2026-11-20T11:00:00.123Z","caller":"etcdserver/util.go:12","msg":"slow"}</c>. It is zap's layout with callers of etcd.
/// </summary>
internal sealed class EtcdJsonFormat() : JsonDialect("etcd-json", "{\"level\":\"", ",\"ts\":\"", Callers, ",\"msg\":\"")
{
    private const string Packages = "etcdmain embed etcdserver raft rafthttp mvcc membership wal snap lease v3rpc auth backend fileutil flags grpclog transport zapgrpc traceutil schema version storage v3compactor compactor api etcdutl osutil pbutil netutil etcdhttp cindex v2store verify";

    private static readonly string Callers = string.Join('|', Packages.Split(' ').Select(package => $",\"caller\":\"{package}/"));

    protected override int Certainty => 98;
}
