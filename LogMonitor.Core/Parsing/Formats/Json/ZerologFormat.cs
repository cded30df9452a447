namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>zerolog: <c>{"level":"warn","order":7,"time":1795172400,"message":"slow"}</c>.</summary>
internal sealed class ZerologFormat() : JsonDialect("zerolog", "{\"level\":\"", ",\"time\":", ",\"message\":\"")
{
    protected override int Certainty => 95;
}
