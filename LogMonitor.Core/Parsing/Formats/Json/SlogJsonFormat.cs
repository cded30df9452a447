using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Go's slog, JSON handler: <c>{"time":"2026-11-20T12:00:00.5+01:00","level":"WARN","msg":"slow","ms":7}</c>; a level between those with names is <c>INFO+2</c>.</summary>
internal sealed class SlogJsonFormat() : JsonDialect("slog-json", "{\"time\":\"", ",\"level\":\"INFO|,\"level\":\"DEBUG|,\"level\":\"WARN|,\"level\":\"ERROR", ",\"msg\":\"")
{
    private static readonly JsonPath LevelMember = new("level");

    protected override int Certainty => 95;

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        if (!base.TryParseHead(line, shape, arrivalTicks, out head)) return false;
        if (head.Level == LogLevel.Unknown && LevelMember.TryFind(line, out var level)) head.Level = Named(level.Raw(line));
        return true;
    }

    private static LogLevel Named(ReadOnlySpan<byte> level) => level.IndexOfAny((byte)'+', (byte)'-') is var sign and > 0 ? LevelWords.Parse(level[..sign]) : LogLevel.Unknown;
}
