using System.Globalization;
using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>The first promise of the product, on the real program: every line once, whatever kills it.</summary>
[Collection(ProgramCollection.Name)]
public sealed class CrashTests : IDisposable
{
    private const int Kills = 5;

    // About 10,000 lines a second, in pieces that end in the middle of lines: enough that every kill meets reads and commits under way.
    private const int LinesAtOnce = 97;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Killed_again_and_again_while_lines_are_written_it_has_every_line_once()
    {
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(() => WriteAsync(enough.Token));
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await StartAsync();
            var before = await server.CountAsync();
            await Eventually.TrueAsync(async () => await server.CountAsync() > before);
            await server.KillAsync();
        }

        await enough.CancelAsync();
        var written = await writing;
        await using var last = await StartAsync();
        await Eventually.TrueAsync(async () => await last.CountAsync() >= written);
        var numbers = new HashSet<int>();
        var sequences = new HashSet<long>();
        using var stream = new StreamReader(await StreamAsync(last));
        while (await stream.ReadLineAsync() is { } line)
        {
            using var record = JsonDocument.Parse(line);
            var text = record.RootElement.GetProperty("text").GetString()!;
            numbers.Add(int.Parse(text[^7..], CultureInfo.InvariantCulture)).ShouldBeTrue($"twice: {text}");
            sequences.Add(record.RootElement.GetProperty("seq").GetInt64()).ShouldBeTrue();
        }

        numbers.Count.ShouldBe(written);
    }

    [Fact]
    public async Task Asked_to_stop_it_commits_what_it_has_and_ends_in_time()
    {
        await File.WriteAllTextAsync(_directory.File("app.log"), "one\ntwo\n");
        await using var server = await StartAsync();
        await Eventually.TrueAsync(async () => await server.CountAsync() == 2);
        (await server.StopAsync()).ShouldBe(0, server.Output);
    }

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(_directory.Path, null, "*.log", "--data", "data");

    /// <summary>Writes until there is enough; the result is how many lines there are.</summary>
    private async Task<int> WriteAsync(CancellationToken enough)
    {
        var start = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
        await using var file = new FileStream(_directory.File("app.log"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        await using var writer = new StreamWriter(file, bufferSize: 4096);
        using var pace = new PeriodicTimer(Pace);
        var lines = 0;
        while (!enough.IsCancellationRequested)
        {
            // What is flushed here is all but what is still in the writer's own buffer, which ends anywhere.
            for (var i = 0; i < LinesAtOnce; i++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{start.AddMilliseconds(lines):yyyy-MM-dd HH:mm:ss.fff} [INF] Shop.Orders: placed number {lines:0000000}\n"));
                lines++;
            }

            file.Flush(flushToDisk: true);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }

        return lines;
    }

    private static async Task<Stream> StreamAsync(RunningServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/events?order=seq");
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await response.Content.ReadAsStreamAsync();
    }
}
