using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Filtering;

/// <summary>Filters and rows that the tests of this folder share.</summary>
internal static class Filters
{
    public static readonly TimeProvider Clock = new StoppedClock(new DateTimeOffset(Some.Ticks, TimeSpan.Zero));

    public static readonly LogStream Stream = new(3, "test", new StreamLabels
    {
        Source = "files",
        Service = "Checkout",
        Host = "web-1",
        File = "/var/log/nginx/access.log",
        Others = new Dictionary<string, string> { ["Container"] = "box-7" },
    });

    public static LogFilter Parse(string query)
    {
        var result = LogFilter.Parse(query, Clock);
        result.Error.ShouldBeNull();
        return result.Filter!;
    }

    public static FilterError Error(string query)
    {
        var result = LogFilter.Parse(query, Clock);
        result.Filter.ShouldBeNull();
        return result.Error!;
    }

    public static LogBatch Batch(LogStream stream, LogFormat format, params IEnumerable<string> lines)
    {
        using var builder = new LogBatchBuilder();
        foreach (var line in lines) builder.Append(System.Text.Encoding.UTF8.GetBytes(line), Some.Ticks, LogLevel.Warn, pattern: 12);
        return builder.Seal(stream, format, Some.Ticks);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
