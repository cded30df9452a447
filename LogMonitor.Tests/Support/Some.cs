using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Tests.Support;

/// <summary>Values that a test needs but does not care about.</summary>
internal static class Some
{
    public static readonly long Ticks = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc).Ticks;

    public static LogStream Stream(int id = 1, string source = "files", string? service = null, string? host = null, string? file = null)
        => new(id, $"test:{id}", new StreamLabels { Source = source, Service = service, Host = host, File = file });

    public static LogBatch Batch(LogStream stream, params string[] lines) => Batch(stream, TextFormat.Instance, lines);

    public static LogBatch Batch(LogStream stream, LogFormat format, params string[] lines)
    {
        using var builder = new LogBatchBuilder();
        long offset = 0;
        foreach (var line in lines)
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            builder.Append(bytes, Ticks, LogLevel.Info, RowFlags.None, offset);
            offset += bytes.Length + 1;
        }

        return builder.Seal(stream, format, Ticks, position: new SourcePosition(offset));
    }
}
