using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LogMonitor.Benchmarks;

/// <summary>Appends lines to a file at a steady rate, so that a running server can be watched under load. Prints how many there were.</summary>
internal static class Flood
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    public static async Task<int> RunAsync(string file, int linesPerSecond, int seconds)
    {
        await using var output = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        using var timer = new PeriodicTimer(Beat, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        var chunk = new StringBuilder();
        long written = 0;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            await timer.WaitForNextTickAsync();
            var due = (long)(Math.Min(watch.Elapsed.TotalSeconds, seconds) * linesPerSecond);
            var now = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
            chunk.Clear();
            for (; written < due; written++)
            {
                var level = written % 100 < 2 ? "ERR" : written % 100 < 7 ? "WRN" : "INF";
                chunk.Append(CultureInfo.InvariantCulture, $"{now} +00:00 [{level}] Checkout.OrderService: Order {written:00000000} placed by user{written % 977} in {written % 300} ms {{TraceId={written * 2654435761:x16}, Machine=web-{written % 9}}}\n");
            }

            await output.WriteAsync(Encoding.UTF8.GetBytes(chunk.ToString()));
            await output.FlushAsync();
        }

        Console.WriteLine(written.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
