using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>Clients that push to the real program while it is killed: what it answered with 201 is there.</summary>
[Collection(ProgramCollection.Name)]
public sealed class IngestCrashTests : IDisposable
{
    private const int Kills = 3;
    private const int Clients = 4;

    private readonly TempDirectory _directory = new();
    private int _number;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Every_record_that_was_acknowledged_is_in_the_log_whatever_killed_it()
    {
        var acknowledged = new ConcurrentBag<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await StartAsync();
            var before = acknowledged.Count;
            var clients = Enumerable.Range(0, Clients).Select(_ => PushUntilItFailsAsync(server.Http, acknowledged)).ToList();
            await Eventually.TrueAsync(() => acknowledged.Count > before + 50);
            await server.KillAsync();
            await Task.WhenAll(clients);
        }

        var last = await StartAsync();
        var text = await last.Http.TextAsync("api/v1/events?order=seq", "application/x-ndjson");
        var stored = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Text("message")).ToHashSet();
        acknowledged.Except(stored).Take(5).ShouldBeEmpty();
        // A request is in the log whole or not at all: two records each.
        stored.GroupBy(message => message[..^2]).Count(request => request.Count() != 2).ShouldBe(0);
        await last.EndAsync();
    }

    private async Task PushUntilItFailsAsync(HttpClient http, ConcurrentBag<string> acknowledged)
    {
        while (true)
        {
            var number = Interlocked.Increment(ref _number).ToString("000000", CultureInfo.InvariantCulture);
            using var body = new StringContent(Event($"{number}/a", "shop") + "\n" + Event($"{number}/b", "mail"), Encoding.UTF8, "application/vnd.serilog.clef");
            try
            {
                using var answer = await http.PostAsync(new Uri("ingest/clef", UriKind.Relative), body);
                if (answer.StatusCode != HttpStatusCode.Created) continue;
                acknowledged.Add($"{number}/a");
                acknowledged.Add($"{number}/b");
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static string Event(string message, string service) => $$"""{"@t":"2026-11-20T12:00:00Z","@m":"{{message}}","Application":"{{service}}"}""";

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(_directory.Path, null, "*.log", "--data", "data");
}
