using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Suricata's eve.json: <c>{"timestamp":"2026-11-20T11:00:00.123456+0000","flow_id":7,"event_type":"alert","src_ip":"10.0.0.7","alert":{"signature":"…","severity":1}}</c>. Also <c>ip</c>; of HTTP <c>method</c>, <c>path</c>, <c>query</c>, <c>status</c>.
/// Alerts of severity 1 are errors, of 2 warnings.
/// </summary>
internal sealed class SuricataFormat : JsonAccessDialect
{
    public SuricataFormat()
        : base("suricata", "{\"timestamp\":\"", "\"event_type\":\"")
    {
        Level = new JsonPath("alert>severity");
        Status = new JsonPath("http>status");
        Messages = [new JsonPath("alert>signature")];
        DefaultLevel = LogLevel.Info;
        Aliases =
        [
            new("ip", "src_ip"),
            new("method", "http>http_method"),
            new("path", "http>url", RequestLine.Path),
            new("query", "http>url", RequestLine.Query),
            new("protocol", "http>protocol"),
            new("status", "http>status"),
            new("size", "http>length"),
            new("agent", "http>http_user_agent"),
            new("referer", "http>http_refer"),
            new("signature", "alert>signature"),
        ];
    }

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> value) => value switch
    {
        [(byte)'1'] => LogLevel.Error,
        [(byte)'2'] => LogLevel.Warn,
        _ => LogLevel.Info,
    };
}
