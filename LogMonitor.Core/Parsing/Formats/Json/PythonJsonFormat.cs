namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Python's logging through python-json-logger: <c>{"asctime": "2026-11-20 11:00:00,123", "name": "shop.pay", "levelname": "WARNING", "message": "slow"}</c>.</summary>
internal sealed class PythonJsonFormat : JsonDialect
{
    public PythonJsonFormat()
        : base("python-json", "\"levelname\":", "\"message\":", "\"asctime\":|\"name\":|\"created\":|\"timestamp\":")
    {
        Aliases =
        [
            new("pid", "process"),
            new("thread", "threadName"),
        ];
    }

    protected override int Certainty => 95;
}
