namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Elastic Common Schema, its names with dots or as objects: <c>{"@timestamp":"2026-11-20T11:00:00.000Z","log.level":"WARN","message":"slow","ecs.version":"1.2.0","log.logger":"shop.Pay"}</c>.</summary>
internal sealed class EcsFormat : JsonDialect
{
    public EcsFormat()
        : base("ecs", "\"ecs.version\":|\"ecs\":{\"version\":|\"ecs\": {")
    {
        Aliases =
        [
            new("logger", "log>logger"),
            new("trace", "trace>id"),
            new("host", "host.name"),
            new("host", "host>name"),
            new("thread", "process.thread.name"),
            new("pid", "process.pid"),
            new("pid", "process>pid"),
        ];
    }

    protected override int Certainty => 98;
}
