using System.Globalization;
using System.Text;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage;
using LogMonitor.Web.Api.Ingest;
using LogMonitor.Web.Hosting;

namespace LogMonitor.Web.Api;

/// <summary><c>/metrics</c> in the Prometheus text format, version 0.0.4.</summary>
internal static class MetricsEndpoints
{
    // A series a file: beyond this many, the rest are told as one.
    private const int MaxSources = 500;

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes
        .MapGet("/metrics", (LogStore store, SourceHost sources, IngestCounters ingest) => Results.Text(Write(store, sources.Status(), ingest), "text/plain; version=0.0.4", Encoding.UTF8))
        .ExcludeFromDescription();

    private static string Write(LogStore store, IReadOnlyList<SourceStatus> sources, IngestCounters ingest)
    {
        var text = new StringBuilder();
        var size = store.Size();
        Metric(text, "logmonitor_received_records_total", "counter", "Records taken from the sources.", store.Queue.ReceivedRows);
        Metric(text, "logmonitor_committed_records_total", "counter", "Records committed to the log, control records included.", store.CommittedRows);
        Metric(text, "logmonitor_buffered_bytes", "gauge", "Text on its way to the log.", store.Queue.BufferedBytes);
        Metric(text, "logmonitor_paused", "gauge", "1 while sources are held back.", store.Queue.IsFull ? 1 : 0);
        Metric(text, "logmonitor_blocked", "gauge", "1 while the log cannot be written.", store.Blocked is null ? 0 : 1);
        Metric(text, "logmonitor_sequence", "gauge", "The last committed sequence.", store.Tail.NextSequence - 1);
        Metric(text, "logmonitor_log_records", "gauge", "Records in the log.", size.Rows);
        Metric(text, "logmonitor_log_raw_bytes", "gauge", "Raw text in the log.", size.RawBytes);
        Metric(text, "logmonitor_log_stored_bytes", "gauge", "What the log takes on disk.", size.StoredBytes);
        Metric(text, "logmonitor_log_blocks", "gauge", "Blocks in the log.", size.Blocks);
        Metric(text, "logmonitor_damaged_blocks_total", "counter", "Blocks that could not be read.", store.Blocks.DamagedBlocks);
        Metric(text, "logmonitor_rewritten_records_total", "counter", "Records whose time and level were read again because their format or zone changed.", store.RewrittenRows);
        Metric(text, "logmonitor_rewrite_left_records", "gauge", "Records that a rewrite under way has still to look at.", store.Rewrite is { } rewrite ? rewrite.Rows - rewrite.DoneRows : 0);
        var memory = GC.GetGCMemoryInfo();
        Metric(text, "process_resident_memory_bytes", "gauge", "Memory of the process that is in use.", Environment.WorkingSet);
        Metric(text, "logmonitor_heap_bytes", "gauge", "Managed memory in use after the last collection.", memory.HeapSizeBytes);
        Metric(text, "logmonitor_heap_committed_bytes", "gauge", "Managed memory held.", memory.TotalCommittedBytes);
        PerSource(text, "logmonitor_source_records_total", "counter", "Records read from the source.", sources, source => source.Rows);
        PerSource(text, "logmonitor_source_lag_bytes", "gauge", "Bytes not yet read.", sources, source => source.LagBytes);
        PerSource(text, "logmonitor_source_lag_seconds", "gauge", "For how long there have been unread bytes.", sources, source => source.LagSeconds);
        PerSource(text, "logmonitor_source_rotations_total", "counter", "Renames that were followed.", sources, source => source.Rotations);
        PerSource(text, "logmonitor_source_truncations_total", "counter", "Truncations that were seen.", sources, source => source.Truncations);
        PerSource(text, "logmonitor_source_gaps_total", "counter", "Times that something was lost before it could be read.", sources, source => source.Gaps);
        PerSource(text, "logmonitor_source_gap_bytes_total", "counter", "Bytes that were lost so, as far as it is known.", sources, source => source.GapBytes);
        PerSource(text, "logmonitor_source_stalled", "gauge", "1 while there are unread bytes and nothing was read for 30 s.", sources, source => source.IsStalled ? 1 : 0);
        PerSource(text, "logmonitor_source_silent_seconds", "gauge", "For how long nothing came where that is unusual, else 0.", sources, source => source.SilentSeconds ?? 0);
        PerSource(text, "logmonitor_source_failing", "gauge", "1 while the source cannot be read.", sources, source => source.State == SourceState.Failing ? 1 : 0);
        Head(text, "logmonitor_ingest_requests_total", "counter", "Requests to store records, by the status that they were answered with.");
        foreach (var (status, requests) in ingest.All) text.Append(CultureInfo.InvariantCulture, $"logmonitor_ingest_requests_total{{status=\"{status}\"}} {requests}\n");
        return text.ToString();
    }

    private static void Metric(StringBuilder text, string name, string type, string help, double value)
    {
        Head(text, name, type, help);
        text.Append(name).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    internal static void PerSource(StringBuilder text, string name, string type, string help, IReadOnlyList<SourceStatus> sources, Func<SourceStatus, double> value)
    {
        if (sources.Count == 0) return;
        Head(text, name, type, help);
        foreach (var source in sources.Take(MaxSources))
        {
            text.Append(name).Append("{source=\"").Append(Escape(source.Source)).Append("\",name=\"").Append(Escape(source.Name));
            if (source.StreamId is { } stream) text.Append("\",stream=\"").Append(stream.ToString(CultureInfo.InvariantCulture));
            text.Append("\"} ").Append(value(source).ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        if (sources.Count <= MaxSources) return;
        // Lags in seconds do not add up; the longest says most.
        var others = sources.Skip(MaxSources).Select(value);
        text.Append(name).Append("{source=\"files\",name=\"(others)\"} ")
            .Append((name.EndsWith("_seconds", StringComparison.Ordinal) ? others.Max() : others.Sum()).ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static void Head(StringBuilder text, string name, string type, string help)
        => text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private static string Escape(string label) => label
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
