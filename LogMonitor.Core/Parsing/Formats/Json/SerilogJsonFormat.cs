namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Serilog's JsonFormatter: <c>{"Timestamp":"…","Level":"Error","MessageTemplate":"Paid {Sum}","Properties":{"Sum":7}}</c>.</summary>
internal sealed class SerilogJsonFormat() : JsonDialect("serilog-json", "{\"Timestamp\":", ",\"Level\":\"", ",\"MessageTemplate\":");
