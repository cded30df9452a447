namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Logrus, JSON formatter, its names sorted: <c>{"level":"warning","msg":"slow","order":7,"time":"2026-11-20T12:00:00+01:00"}</c>.</summary>
internal sealed class LogrusJsonFormat() : JsonDialect("logrus-json", "\"level\":\"info\"|\"level\":\"warning\"|\"level\":\"error\"|\"level\":\"debug\"|\"level\":\"trace\"|\"level\":\"fatal\"|\"level\":\"panic\"", ",\"msg\":\"", ",\"time\":\"")
{
    protected override int Certainty => 95;
}
