using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.RabbitMq;
using LogMonitor.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Sources.RabbitMq;

/// <summary>A queue of a real broker, read into a real log.</summary>
[Collection(RabbitMqCollection.Name)]
public sealed class RabbitMqSourceTests(RabbitMqServer broker) : IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private CancellationTokenSource _stop = new();
    private OpenLog _log = null!;
    private RabbitMqSource? _source;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_data.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await _log.DisposeAsync();
        _stop.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("classic")]
    [InlineData("quorum")]
    public async Task Ten_thousand_messages_are_each_there_once_and_none_is_left_with_the_broker(string type)
    {
        const int Messages = 10_000;
        var queue = await broker.QueueAsync(type);
        Start(queue);
        await broker.PublishAsync(queue, Numbers(0, Messages));
        await SeesAsync(Messages);
        await StopAsync();
        await broker.EmptyAsync(queue);
        IsOnce(Numbers(0, Messages));
    }

    [Fact]
    public async Task What_was_published_while_nobody_read_is_read_and_told_from_what_is_new()
    {
        var queue = await broker.QueueAsync();
        await broker.PublishAsync(queue, "old");
        Start(queue);
        await SeesAsync(1);
        await broker.PublishAsync(queue, "new");
        await SeesAsync(2);
        _log.Texts().ShouldBe(["old", "new"]);
        var record = _log.Search("old").Records.ShouldHaveSingleItem();
        (record.Stream.Labels.Service, record.Stream.Labels.Source).ShouldBe((queue, "rabbitmq"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_ends_between_commit_and_acknowledgement_doubles_nothing(bool withIds)
    {
        await using var proxy = new TcpProxy(broker.Port);
        var queue = await broker.QueueAsync();
        Start(queue, proxy.Port);
        await Eventually.TrueAsync(async () => await broker.LookAsync(queue) is (_, 1));
        proxy.LosesUploads = true;
        await broker.PublishAsync(queue, withIds, Numbers(0, 50).Select(Encoding.UTF8.GetBytes));
        await SeesAsync(50);
        proxy.Cut();
        proxy.LosesUploads = false;
        await broker.PublishAsync(queue, withIds, Numbers(50, 60).Select(Encoding.UTF8.GetBytes));
        await SeesAsync(60);
        await StopAsync();
        await broker.EmptyAsync(queue);
        IsOnce(Numbers(0, 60));
    }

    [Fact]
    public async Task After_a_restart_what_was_committed_and_not_acknowledged_is_known_again()
    {
        await using var proxy = new TcpProxy(broker.Port);
        var queue = await broker.QueueAsync();
        Start(queue, proxy.Port);
        await Eventually.TrueAsync(async () => await broker.LookAsync(queue) is (_, 1));
        proxy.LosesUploads = true;
        await broker.PublishAsync(queue, Numbers(0, 50));
        await SeesAsync(50);
        proxy.Cut();
        await StopAsync();
        await _log.DisposeAsync();
        _log = new OpenLog(_data.Path);
        proxy.LosesUploads = false;
        Start(queue, proxy.Port);
        await broker.PublishAsync(queue, Numbers(50, 60));
        await SeesAsync(60);
        await StopAsync();
        await broker.EmptyAsync(queue);
        IsOnce(Numbers(0, 60));
    }

    [Fact]
    public async Task A_broker_that_is_killed_and_comes_back_costs_nothing()
    {
        var queue = await broker.QueueAsync();
        Start(queue);
        await broker.PublishAsync(queue, Numbers(0, 2_000));
        await broker.RestartAsync();
        // The broker listens before each of its queues is back.
        await Eventually.TrueAsync(async () => await broker.LookAsync(queue) is (_, 1));
        await broker.PublishAsync(queue, Numbers(2_000, 2_100));
        await SeesAsync(2_100);
        await StopAsync();
        await broker.EmptyAsync(queue);
        IsOnce(Numbers(0, 2_100));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_the_broker_keeps_the_messages()
    {
        const int Prefetch = 100;
        var queue = await broker.QueueAsync();
        Start(queue, prefetch: Prefetch);
        await Eventually.TrueAsync(async () => await broker.LookAsync(queue) is (_, 1));
        var limit = _log.SetPageLimit(1);
        var large = Numbers(0, 1_000).Select(number => $"{number} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(300))}").ToList();
        await broker.PublishAsync(queue, large);
        await Eventually.TrueAsync(() => _log.Store.Blocked is not null);
        (await broker.LookAsync(queue)).Messages.ShouldBeGreaterThanOrEqualTo(1_000u - 2 * Prefetch);
        _log.SetPageLimit(limit);
        await SeesAsync(1_000);
        await StopAsync();
        await broker.EmptyAsync(queue);
        IsOnce(large);
    }

    [Fact]
    public async Task A_message_holds_one_record_or_several_and_does_not_go_on_in_the_next()
    {
        const string Trace = "2026-11-20 12:00:00.000 [ERR] Shop.Pay: failed\nSystem.TimeoutException: too slow\n   at Shop.Pay.Capture()";
        var queue = await broker.QueueAsync();
        Start(queue);
        await broker.PublishAsync(queue, Trace, "   at Shop.Other.Frame()", "2026-11-20 12:00:01.000 [INF] Shop.Pay: one\r\n2026-11-20 12:00:02.000 [INF] Shop.Pay: two\r\n", "");
        await SeesAsync(4);
        await StopAsync();
        await broker.EmptyAsync(queue);
        _log.Texts().ShouldBe([Trace, "   at Shop.Other.Frame()", "2026-11-20 12:00:01.000 [INF] Shop.Pay: one", "2026-11-20 12:00:02.000 [INF] Shop.Pay: two"]);
        _log.Search().Records.ShouldAllBe(record => (record.Flags & RowFlags.Partial) == 0);
    }

    [Fact]
    public async Task Poison_is_taken_as_far_as_it_is_text_and_flagged()
    {
        var queue = await broker.QueueAsync();
        Start(queue);
        byte[] binary = [(byte)'a', 0xFF, (byte)'b'];
        var huge = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 60_000)));
        await broker.PublishAsync(queue, withIds: true, [binary, huge, "after"u8.ToArray()]);
        await Eventually.TrueAsync(() => _log.Texts("after").Count == 1);
        await StopAsync();
        await broker.EmptyAsync(queue);
        var records = _log.Search().Records;
        records[0].Text.ShouldBe("a\uFFFDb");
        (records[0].Flags & RowFlags.InvalidUtf8).ShouldNotBe(RowFlags.None);
        (records[^2].Flags & RowFlags.Truncated).ShouldNotBe(RowFlags.None);
        records.Sum(record => record.Text.Length).ShouldBeLessThanOrEqualTo(MessageRows.MaxMessageBytes + 10);
    }

    [Fact]
    public async Task A_queue_that_is_missing_is_told_and_read_once_it_exists()
    {
        var queue = $"missing-{Guid.NewGuid():N}";
        Start(queue);
        await Eventually.TrueAsync(() => Status().State == SourceState.Failing);
        Status().Fault.ShouldBe(SourceFault.Missing);
        Status().Error.ShouldNotBeNull().ShouldContain($"has no queue '{queue}'");
        Status().Advice.ShouldNotBeNull().Remedy.ShouldContain("create it");
        await broker.QueueAsync(name: queue);
        await broker.PublishAsync(queue, "one");
        await SeesAsync(1);
        Status().Error.ShouldBeNull();
        await broker.DeleteAsync(queue);
        await Eventually.TrueAsync(() => Status().Fault == SourceFault.Missing);
    }

    [Fact]
    public async Task A_password_that_is_refused_and_a_broker_that_does_not_answer_are_told_apart_without_the_password()
    {
        Start("logs", url: $"amqp://guest:s3cr3t@127.0.0.1:{broker.Port}/");
        await Eventually.TrueAsync(() => Status().State == SourceState.Failing);
        Status().Fault.ShouldBe(SourceFault.Credentials);
        Status().ToString().ShouldNotContain("s3cr3t");
        await StopAsync();
        Start("logs", url: "amqp://guest:s3cr3t@127.0.0.1:1/");
        await Eventually.TrueAsync(() => Status().Fault == SourceFault.Unreachable);
        Status().ToString().ShouldNotContain("s3cr3t");
    }

    private static IEnumerable<string> Numbers(int from, int to) => Enumerable.Range(from, to - from).Select(i => string.Create(CultureInfo.InvariantCulture, $"number {i:00000}"));

    private void IsOnce(IEnumerable<string> expected)
    {
        var texts = _log.Texts();
        expected.Except(texts).Take(5).ShouldBeEmpty("lost");
        texts.GroupBy(text => text).Where(group => group.Count() > 1).Select(group => group.Key).Take(5).ShouldBeEmpty("twice");
        texts.Count.ShouldBe(expected.Count());
    }

    private SourceStatus Status() => _source!.Status().ShouldHaveSingleItem();

    private void Start(string queue, int? port = null, int prefetch = RabbitMqOptions.DefaultPrefetch, string? url = null)
    {
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        var options = new RabbitMqOptions { Url = new Uri(url ?? $"amqp://guest:guest@127.0.0.1:{port ?? broker.Port}/"), Queue = queue, Prefetch = prefetch };
        _source = new RabbitMqSource(options, _log.Store.Catalog, FormatRegistry.Default, _log.Store.Queue, TimeProvider.System, NullLogger<RabbitMqSource>.Instance);
        _running = _source.RunAsync(_stop.Token);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _source?.Dispose();
    }

    private Task SeesAsync(int records) => Eventually.TrueAsync(() => _log.Search(limit: 0).Matched >= records);
}
