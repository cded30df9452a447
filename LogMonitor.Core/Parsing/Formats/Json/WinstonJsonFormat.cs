using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// winston's <c>json</c> behind <c>timestamp</c>, its names sorted: <c>{"level":"warn","message":"slow","service":"shop","timestamp":"2026-11-20T11:00:00.123Z"}</c>. Of its own
/// levels, <c>http</c> is information and <c>silly</c> the lowest.
/// </summary>
internal sealed class WinstonJsonFormat : JsonDialect
{
    private const string Levels = "\"level\":\"info\"|\"level\":\"error\"|\"level\":\"warn\"|\"level\":\"http\"|\"level\":\"verbose\"|\"level\":\"debug\"|\"level\":\"silly\"";

    public WinstonJsonFormat()
        : base("winston-json", Levels, ",\"message\":\"", ",\"timestamp\":\"", "!\"@timestamp\":", "!\"logger", "!\"thread")
    {
        Level = new JsonPath("level");
        DefaultLevel = LogLevel.Info;
    }

    protected override int Certainty => 92;

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> value) => value.SequenceEqual("silly"u8) ? LogLevel.Trace : LevelWords.Parse(value);
}
