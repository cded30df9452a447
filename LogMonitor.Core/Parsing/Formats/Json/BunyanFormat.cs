namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>bunyan: <c>{"name":"shop","hostname":"web-1","pid":7,"level":30,"msg":"up","time":"2026-11-20T11:00:00.123Z","v":0}</c>.</summary>
internal sealed class BunyanFormat : JsonDialect
{
    public BunyanFormat()
        : base("bunyan", "{\"name\":\"", ",\"hostname\":\"", ",\"pid\":", ",\"level\":", ",\"msg\":\"", ",\"v\":0")
    {
        Aliases =
        [
            new("host", "hostname"),
        ];
    }
}
