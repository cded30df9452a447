using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Components of Kubernetes with <c>--logging-format=json</c>: <c>{"ts":1795172400123.5,"caller":"app/server.go:12","msg":"Started","v":0}</c>. What has no verbosity is an error.</summary>
internal sealed class KubernetesJsonFormat : JsonDialect
{
    public KubernetesJsonFormat()
        : base("kubernetes-json", "{\"ts\":", "\"caller\":\"", ",\"msg\":\"", "!\"level\":")
    {
        Level = new JsonPath("v");
        DefaultLevel = LogLevel.Error;
    }

    // By the conventions of Kubernetes, 4 is for debugging and 5 for tracing.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> value) => value switch
    {
        [>= (byte)'0' and <= (byte)'3'] => LogLevel.Info,
        [(byte)'4'] => LogLevel.Debug,
        _ => LogLevel.Trace,
    };
}
