using System.Globalization;
using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>The real program between a real broker and its log, killed at the worst moments.</summary>
[Collection(RabbitMqCollection.Name)]
public sealed class QueueCrashTests(RabbitMqServer broker) : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Killed_between_commit_and_acknowledgement_it_knows_the_messages_when_they_come_again()
    {
        await using var proxy = new TcpProxy(broker.Port);
        var queue = await broker.QueueAsync();
        await using (var server = await StartAsync(queue, proxy.Port))
        {
            await Eventually.TrueAsync(async () => await broker.LookAsync(queue) is (_, 1));
            proxy.LosesUploads = true;
            await broker.PublishAsync(queue, Numbers(0, 200));
            await Eventually.TrueAsync(async () => await server.CountAsync() == 200);
            await server.KillAsync();
        }

        proxy.Cut();
        proxy.LosesUploads = false;
        var again = await StartAsync(queue, proxy.Port);
        await broker.PublishAsync(queue, Numbers(200, 300));
        await HasOnceAsync(again, 300);
        await again.EndAsync();
        await broker.EmptyAsync(queue);
    }

    [Fact]
    public async Task Killed_again_and_again_while_messages_come_it_has_each_once()
    {
        const int Kills = 3;
        const int Messages = 6_000;
        var queue = await broker.QueueAsync();
        var publishing = broker.PublishAsync(queue, Numbers(0, Messages));
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await StartAsync(queue, broker.Port);
            var before = await server.CountAsync();
            await Eventually.TrueAsync(async () => await server.CountAsync() is var count && (count > before || count == Messages));
            await server.KillAsync();
        }

        await publishing;
        var last = await StartAsync(queue, broker.Port);
        await HasOnceAsync(last, Messages);
        await last.EndAsync();
        await broker.EmptyAsync(queue);
    }

    private static IEnumerable<string> Numbers(int from, int to) => Enumerable.Range(from, to - from).Select(i => string.Create(CultureInfo.InvariantCulture, $"number {i:00000}"));

    private static async Task HasOnceAsync(RunningServer server, int count)
    {
        await Eventually.TrueAsync(async () => await server.CountAsync() >= count);
        var text = await server.Http.TextAsync("api/v1/events?order=seq", "application/x-ndjson");
        var texts = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Text("text")).ToList();
        texts.Distinct().Count().ShouldBe(count);
        texts.Count.ShouldBe(count);
    }

    private Task<RunningServer> StartAsync(string queue, int port) => RunningServer.StartAsync(
        _directory.Path,
        new Dictionary<string, string>
        {
            ["LogMonitor__Sources__RabbitMq__0__Url"] = $"amqp://guest:guest@127.0.0.1:{port}/",
            ["LogMonitor__Sources__RabbitMq__0__Queue"] = queue,
        },
        "*.log",
        "--data",
        "data");
}
