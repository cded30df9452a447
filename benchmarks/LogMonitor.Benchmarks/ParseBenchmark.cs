using System.Diagnostics;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Benchmarks;

/// <summary>Framing and parsing alone, from memory, on one thread.</summary>
internal static class ParseBenchmark
{
    private const int TurnBytes = 256 * 1024;
    private const int MaxBytes = 256 * 1024 * 1024;

    public static int Run(string file)
    {
        using var input = File.OpenRead(file);
        var bytes = new byte[(int)Math.Min(input.Length, MaxBytes)];
        input.ReadExactly(bytes);
        long lines = bytes.AsSpan().Count((byte)'\n');
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            var rows = Frame(bytes);
            Console.WriteLine($"{lines / watch.Elapsed.TotalSeconds,14:#,0} lines/s {bytes.Length / 1e6 / watch.Elapsed.TotalSeconds,8:0} MB/s {rows,12:#,0} records");
        }

        return 0;
    }

    private static long Frame(byte[] bytes)
    {
        var arrival = TimeProvider.System.GetUtcNow().UtcTicks;
        var framer = new RecordFramer(new StreamParser(FormatRegistry.Default, new ParserOptions()), FramingOptions.Default, default);
        using var builder = new LogBatchBuilder(TurnBytes, 2048);
        var stream = new LogStream(1, "benchmark", new StreamLabels { Source = "benchmark" });
        long rows = 0;
        var at = 0;
        while (at < bytes.Length)
        {
            var length = Math.Min(TurnBytes, bytes.Length - at);
            var consumed = framer.Frame(bytes.AsSpan(at, length), at, arrival, at + length == bytes.Length ? FrameFlush.Partial : FrameFlush.None, builder);
            if (consumed == 0) break;
            at += consumed;
            if (builder.Count == 0) continue;
            using var batch = builder.Seal(stream, FormatRegistry.Default.Fallback, arrival);
            rows += batch.Count;
        }

        return rows;
    }
}
