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
        var stream = new LogStream(1, "benchmark", new StreamLabels { Source = "benchmark" });
        using var reader = new RowReader(FormatRegistry.Default, new ParserOptions(), FramingOptions.Default, _ => stream, null);
        long rows = 0;
        var at = 0;
        while (at < bytes.Length)
        {
            var length = Math.Min(TurnBytes, bytes.Length - at);
            var consumed = reader.Read(bytes.AsSpan(at, length), at, arrival, at + length == bytes.Length ? FrameFlush.Partial : FrameFlush.None);
            if (consumed == 0 && !reader.HasRows) break;
            at += consumed;
            foreach (var found in reader.Streams)
            {
                if (found.Rows.Count == 0) continue;
                reader.Accept(found);
                using var batch = found.Rows.Seal(stream, found.Parser.Format, arrival);
                rows += batch.Count;
            }
        }

        return rows;
    }
}
