using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace LogMonitor.Benchmarks;

/// <summary>Posts bodies of 1,000 events to a running server, from several clients, each waiting for its answer. Prints what was acknowledged.</summary>
internal static class PushBenchmark
{
    private const int LinesABody = 1000;
    private const int Clients = 4;

    public static async Task<int> RunAsync(string url, int seconds)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var body = Body();
        long acknowledged = 0;
        long refused = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.serilog.clef");
                using var answer = await http.PostAsync(new Uri("ingest/clef", UriKind.Relative), content);
                if (answer.IsSuccessStatusCode) Interlocked.Add(ref acknowledged, LinesABody);
                else Interlocked.Increment(ref refused);
            }
        })));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{acknowledged / watch.Elapsed.TotalSeconds,12:#,0} events/s acknowledged, {(double)body.Length / LinesABody:0} bytes each, {refused} requests refused"));
        return 0;
    }

    private static byte[] Body()
    {
        var text = new StringBuilder();
        var start = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < LinesABody; i++)
        {
            var level = i % 50 == 0 ? "\"@l\":\"Error\"," : "";
            text.Append(CultureInfo.InvariantCulture, $$"""{"@t":"{{start.AddMilliseconds(i):yyyy-MM-ddTHH:mm:ss.fff}}Z","@mt":"Order {OrderId} placed in {Elapsed} ms",{{level}}"OrderId":{{100_000 + i}},"Elapsed":{{i % 300}},"SourceContext":"Checkout.OrderService","Application":"checkout","MachineName":"web-{{i % 4}}"}""").Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
