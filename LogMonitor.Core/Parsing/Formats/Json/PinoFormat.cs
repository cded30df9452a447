namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>pino: <c>{"level":30,"time":1795172400123,"pid":7,"hostname":"web-1","msg":"up"}</c>.</summary>
internal sealed class PinoFormat : JsonDialect
{
    public PinoFormat()
        : base("pino", "{\"level\":30|{\"level\":10|{\"level\":20|{\"level\":40|{\"level\":50|{\"level\":60", ",\"time\":")
    {
        Aliases =
        [
            new("host", "hostname"),
        ];
    }
}
