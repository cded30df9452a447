namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>etcd: <c>{"level":"warn","ts":"2026-11-20T11:00:00.123Z","caller":"etcdserver/util.go:12","msg":"slow"}</c>. It is zap's layout with callers of etcd.</summary>
internal sealed class EtcdJsonFormat() : JsonDialect("etcd-json", "{\"level\":\"", ",\"ts\":\"", ",\"caller\":\"etcdmain/|,\"caller\":\"embed/|,\"caller\":\"etcdserver/|,\"caller\":\"raft/|,\"caller\":\"rafthttp/|,\"caller\":\"mvcc/|,\"caller\":\"membership/|,\"caller\":\"wal/|,\"caller\":\"snap/|,\"caller\":\"lease/|,\"caller\":\"v3rpc/|,\"caller\":\"auth/|,\"caller\":\"backend/|,\"caller\":\"fileutil/|,\"caller\":\"flags/|,\"caller\":\"grpclog/|,\"caller\":\"transport/|,\"caller\":\"zapgrpc/|,\"caller\":\"traceutil/|,\"caller\":\"schema/|,\"caller\":\"version/|,\"caller\":\"storage/|,\"caller\":\"v3compactor/|,\"caller\":\"compactor/|,\"caller\":\"api/|,\"caller\":\"etcdutl/|,\"caller\":\"osutil/|,\"caller\":\"pbutil/|,\"caller\":\"netutil/|,\"caller\":\"etcdhttp/|,\"caller\":\"cindex/|,\"caller\":\"v2store/|,\"caller\":\"verify/", ",\"msg\":\"")
{
    protected override int Certainty => 98;
}
