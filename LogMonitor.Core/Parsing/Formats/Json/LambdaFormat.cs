using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// AWS Lambda's JSON: <c>{"timestamp":"2026-11-20T11:00:00.123Z","level":"WARN","requestId":"6a7e…","message":"slow"}</c>, and the platform's own records <c>{"time":"…","type":"platform.report","record":{…}}</c>.
/// Also <c>request_id</c>.
/// </summary>
internal sealed class LambdaFormat : JsonDialect
{
    public LambdaFormat()
        : base("lambda", "{\"timestamp\":|{\"time\":", "\"requestId\":", "\"level\":|\"type\":\"platform.")
    {
        Messages = [new JsonPath("message"), new JsonPath("type")];
        DefaultLevel = LogLevel.Info;
        Aliases =
        [
            new("request_id", "requestId"),
            new("request_id", "record>requestId"),
            new("duration_ms", "record>metrics>durationMs"),
        ];
    }

    protected override int Certainty => 96;
}
