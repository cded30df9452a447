namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>zap's production layout: <c>{"level":"warn","ts":1795172400.25,"caller":"shop/pay.go:12","msg":"slow"}</c>. Controllers of Kubernetes write it too.</summary>
internal sealed class ZapJsonFormat() : JsonDialect("zap-json", "{\"level\":\"", ",\"ts\":", ",\"msg\":\"")
{
    protected override int Certainty => 95;
}
