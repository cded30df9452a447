using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Live;

namespace LogMonitor.Tests.Support;

/// <summary>Records and pages of the tail, as a view gets them.</summary>
internal static class SomeRecord
{
    public static LogRecord Of(
        string text, long sequence = 1, LogLevel level = LogLevel.Info, long? head = null, LogFormat? format = null, LogStream? stream = null)
        => new()
        {
            Sequence = sequence,
            HeadSequence = head ?? sequence,
            TimeTicks = Some.Ticks + (sequence * TimeSpan.TicksPerMillisecond),
            Level = level,
            Flags = RowFlags.None,
            Stream = stream ?? Some.Stream(service: "checkout", host: "web-1", file: "/logs/app.log"),
            Format = format ?? TextFormat.Instance,
            Pattern = 0,
            SourceOffset = sequence * 100,
            Utf8Text = Encoding.UTF8.GetBytes(text),
        };

    /// <summary>Records with consecutive sequences.</summary>
    public static IReadOnlyList<LogRecord> Run(long first, int count, LogLevel level = LogLevel.Info)
        => [.. Enumerable.Range(0, count).Select(i => Of($"record {first + i}", first + i, level))];

    public static LivePage Page(IReadOnlyList<LogRecord> records, long skipped = 0)
    {
        var counts = new Dictionary<long, long[]>();
        foreach (var record in records)
        {
            var second = record.TimeTicks - (record.TimeTicks % TimeSpan.TicksPerSecond);
            if (!counts.TryGetValue(second, out var levels)) counts[second] = levels = new long[LogLevels.Count];
            levels[(int)record.Level]++;
        }

        return new LivePage
        {
            Records = records,
            Skipped = skipped,
            CountsBySecond = counts,
            NextSequence = records.Count == 0 ? 1 : records[^1].Sequence + 1,
            Missed = 0,
        };
    }
}
