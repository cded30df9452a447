namespace LogMonitor.Core.Events;

/// <summary>The spellings in use of fields that every view knows; the first that a record has counts.</summary>
public static class WellKnownFields
{
    public static IReadOnlyList<FieldName> Trace { get; } = Names("trace_id", "traceId", "@tr", "trace", "trace.id", "trace-id", "otelTraceID", "dd.trace_id");

    public static IReadOnlyList<FieldName> Logger { get; } = Names("logger", "SourceContext", "loggerName", "logger_name", "log.logger", "category", "categoryName", "name");

    private static FieldName[] Names(params string[] names) => Array.ConvertAll(names, name => new FieldName(name));
}
