using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// OTLP as the OpenTelemetry Collector's file exporter writes it: <c>{"resourceLogs":[{"resource":{…},"scopeLogs":[{"scope":{},"logRecords":[{"timeUnixNano":"1795172400123456789","severityNumber":13,"body":{"stringValue":"slow"}}]}]}]}</c>.
/// A line is one record, with the time, level and message of the first that it holds. Also <c>trace</c>, <c>span</c>, <c>logger</c> (the scope).
/// </summary>
internal sealed class OtlpFormat : JsonDialect
{
    private const string Record = "resourceLogs>scopeLogs>logRecords>";

    public OtlpFormat()
        : base("otlp", "\"resourceLogs\":", "\"scopeLogs\":")
    {
        Time = new JsonPath(Record + "timeUnixNano");
        Level = new JsonPath(Record + "severityNumber");
        Messages = [new JsonPath(Record + "body>stringValue")];
        Aliases =
        [
            new("trace", Record + "traceId"),
            new("span", Record + "spanId"),
            new("logger", "resourceLogs>scopeLogs>scope>name"),
        ];
    }

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> value)
        => Stamps.Digits.Run(value, 0) == value.Length && value.Length is 1 or 2 ? LevelWords.FromSeverityNumber(Stamps.Digits.Value(value)) : LogLevel.Unknown;
}
