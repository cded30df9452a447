using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// AWS CloudTrail, an event a line: <c>{"eventVersion":"1.09","userIdentity":{"userName":"ann"},"eventTime":"2026-11-20T11:00:00Z","eventSource":"s3.amazonaws.com","eventName":"PutObject","sourceIPAddress":"203.0.113.7"}</c>.
/// An event with an <c>errorCode</c> is an error.
/// </summary>
internal sealed class CloudTrailFormat : JsonDialect
{
    public CloudTrailFormat()
        : base("cloudtrail", "\"eventVersion\":", "\"eventSource\":", "\"eventName\":")
    {
        Level = new JsonPath("errorCode");
        Messages = [new JsonPath("eventName")];
        DefaultLevel = LogLevel.Info;
        Aliases =
        [
            new("ip", "sourceIPAddress"),
            new("agent", "userAgent"),
            new("user", "userIdentity>userName"),
            new("user", "userIdentity>arn"),
            new("logger", "eventSource"),
        ];
    }

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> value) => value.IsEmpty ? LogLevel.Unknown : LogLevel.Error;
}
