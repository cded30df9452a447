namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Logstash's layout, as Logback's encoder and others write it: <c>{"@timestamp":"2026-11-20T12:00:00.123+01:00","@version":"1","message":"slow","logger_name":"shop.Pay","thread_name":"main","level":"WARN"}</c>.</summary>
internal sealed class LogstashFormat : JsonDialect
{
    public LogstashFormat()
        : base("logstash", "\"@timestamp\":", "\"@version\":")
    {
        Aliases =
        [
            new("thread", "thread_name"),
            new("host", "HOSTNAME"),
        ];
    }

    protected override int Certainty => 97;
}
