namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Entries of Google Cloud Logging: <c>{"logName":"projects/shop/logs/run","timestamp":"2026-11-20T11:00:00.5Z","severity":"WARNING","jsonPayload":{"message":"slow"}}</c>, and what programs write for its agents.
/// Of <c>httpRequest</c> also <c>ip</c>, <c>method</c>, <c>path</c>, <c>query</c>, <c>status</c>, <c>size</c>.
/// </summary>
internal sealed class GoogleCloudFormat : JsonAccessDialect
{
    public GoogleCloudFormat()
        : base("gcp", "\"logName\":\"projects/|\"logName\": \"projects/|\"logging.googleapis.com/", "\"severity\":|\"textPayload\":|\"jsonPayload\":|\"protoPayload\":|\"httpRequest\":")
    {
        Status = new JsonPath("httpRequest>status");
        Messages = [new JsonPath("textPayload"), new JsonPath("jsonPayload>message"), new JsonPath("protoPayload>methodName"), new JsonPath("message")];
        Aliases =
        [
            new("ip", "httpRequest>remoteIp"),
            new("method", "httpRequest>requestMethod"),
            new("path", "httpRequest>requestUrl", ValueParts.PathOfUrl),
            new("query", "httpRequest>requestUrl", RequestLine.Query),
            new("protocol", "httpRequest>protocol"),
            new("status", "httpRequest>status"),
            new("size", "httpRequest>responseSize"),
            new("agent", "httpRequest>userAgent"),
            new("referer", "httpRequest>referer"),
            new("trace", "logging.googleapis.com/trace"),
        ];
    }
}
