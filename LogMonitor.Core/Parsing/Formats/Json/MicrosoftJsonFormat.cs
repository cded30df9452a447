namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Microsoft.Extensions.Logging, JSON console: <c>{"EventId":3,"LogLevel":"Warning","Category":"Shop.Pay","Message":"…","State":{…}}</c>, with <c>Timestamp</c> where it is set.
/// Also <c>event_id</c>; the members of <c>State</c> are fields by path.
/// </summary>
internal sealed class MicrosoftJsonFormat : JsonDialect
{
    public MicrosoftJsonFormat()
        : base("ms-json", "\"EventId\":", ",\"LogLevel\":\"", ",\"Category\":\"")
    {
        Aliases =
        [
            new("event_id", "EventId"),
        ];
    }
}
