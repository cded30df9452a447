namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>PostgreSQL's jsonlog: <c>{"timestamp":"2026-11-20 11:00:00.123 UTC","user":"shop","dbname":"shop","pid":7,"error_severity":"LOG","message":"…","backend_type":"client backend"}</c>.</summary>
internal sealed class PostgreSqlJsonFormat : JsonDialect
{
    public PostgreSqlJsonFormat()
        : base("postgresql-json", "\"timestamp\":\"", "\"error_severity\":\"", "\"backend_type\":\"|\"session_id\":\"")
    {
        Level = new JsonPath("error_severity");
        Aliases =
        [
            new("ip", "remote_host"),
            new("database", "dbname"),
            new("logger", "backend_type"),
        ];
    }
}
