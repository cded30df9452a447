using System.Security.Cryptography;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Push;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Push;

public sealed class ClefSourceTests : IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private readonly CancellationTokenSource _stop = new();
    private OpenLog _log = null!;
    private ClefSource _source = null!;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task What_was_committed_is_in_the_log_with_its_time_its_level_and_its_text()
    {
        const string Warning = """{"@t":"2026-11-20T12:00:01.5Z","@mt":"Slow {Ms}","@l":"Warning","Ms":812}""";
        const string Plain = """{"@t":"2026-11-20T12:00:02Z","@m":"Fine"}""";
        (await PushAsync($"{Warning}\r\n\n  {Plain}")).ShouldBe(PushOutcome.Committed);
        var records = _log.Search().Records;
        records.Select(record => record.Text).ShouldBe([Warning, Plain]);
        records.Select(record => record.Level).ShouldBe([LogLevel.Warn, LogLevel.Info]);
        records[0].TimeTicks.ShouldBe(new DateTime(2026, 11, 20, 12, 0, 1, 500, DateTimeKind.Utc).Ticks);
        _log.Texts("Ms>800").ShouldBe([Warning]);
    }

    [Theory]
    [InlineData("""{"@t":"2026-11-20T12:00:00Z","Application":"shop","MachineName":"web-1"}""", "shop", "web-1")]
    [InlineData("""{"@t":"2026-11-20T12:00:00Z","service.name":"shop","Application":"other","host.name":"web-1"}""", "shop", "web-1")]
    [InlineData("""{"@t":"2026-11-20T12:00:00Z","Application":"other","service.name":"shop"}""", "shop", null)]
    [InlineData("""{"@t":"2026-11-20T12:00:00Z","@ra":{"service":{"name":"shop","version":"1"},"host":{"name":"web-1"}}}""", "shop", "web-1")]
    [InlineData("""{"@t":"2026-11-20T12:00:00Z","ServiceName":"sh\u006fp","HOST":"web-1"}""", "shop", "web-1")]
    [InlineData("""{"@t":"2026-11-20T12:00:00Z","service":7,"host":{"ip":"::1"}}""", null, null)]
    [InlineData("""{"@t":"2026-11-20T12:00:00Z","Inner":{"Application":"other"}}""", null, null)]
    public async Task The_stream_is_that_of_the_service_and_the_host_that_an_event_names(string line, string? service, string? host)
    {
        (await PushAsync(line)).ShouldBe(PushOutcome.Committed);
        var labels = _log.Search().Records.ShouldHaveSingleItem().Stream.Labels;
        (labels.Service, labels.Host, labels.Source).ShouldBe((service, host, "clef"));
    }

    [Fact]
    public async Task Offsets_go_on_after_a_restart_so_that_nothing_new_is_taken_for_known()
    {
        await PushAsync(Line("a", "one"), Line("b", "two"), Line("a", "three"));
        await StopAsync();
        Start();
        await PushAsync(Line("b", "four"), Line("a", "five"));
        _log.Texts().Order().ShouldBe(((string[])[Line("a", "one"), Line("b", "two"), Line("a", "three"), Line("b", "four"), Line("a", "five")]).Order());
        _log.Store.Catalog.Known("clef:").Select(known => known.Position.Offset).Order().ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Clients_that_push_at_the_same_time_lose_nothing()
    {
        const int Clients = 8;
        const int Requests = 25;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var request = 0; request < Requests; request++)
            {
                (await PushAsync(Line("a", $"{client}/{request}"), Line($"b{client % 2}", $"{client}/{request}"))).ShouldBe(PushOutcome.Committed);
            }
        })));
        _log.Texts().Distinct().Count().ShouldBe(2 * Clients * Requests);
        _log.Search().Records.Count.ShouldBe(2 * Clients * Requests);
    }

    [Fact]
    public async Task Nothing_of_a_request_with_an_error_is_stored()
    {
        using var request = Read(Line("a", "good") + "\n{\n" + Line("b", "good"));
        request.Errors.Count.ShouldBe(1);
        await PushAsync(Line("a", "next"));
        _log.Texts().ShouldBe([Line("a", "next")]);
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_a_request_is_not_acknowledged_and_later_ones_are_refused_at_once()
    {
        await StopAsync();
        Start(TimeSpan.FromSeconds(1));
        var limit = _log.SetPageLimit(1);
        var held = Line("a", Convert.ToBase64String(RandomNumberGenerator.GetBytes(200_000)));
        (await PushAsync(held)).ShouldBe(PushOutcome.Unavailable);
        _source.Refusal.ShouldBe(PushOutcome.Unavailable);
        (await PushAsync(Line("a", "refused"))).ShouldBe(PushOutcome.Unavailable);
        _source.Status().ShouldHaveSingleItem().Error.ShouldNotBeNull().ShouldContain("send again later");
        _log.SetPageLimit(limit);
        await Eventually.TrueAsync(() => _source.Refusal is null);
        await Eventually.TrueAsync(() => _log.Texts().Contains(held));
        _log.Texts().ShouldBe([held]);
    }

    [Fact]
    public async Task When_too_much_is_on_its_way_nothing_is_taken()
    {
        var queue = new IngestQueue(maxBytes: 1);
        queue.TryWrite(Some.Batch(Some.Stream(), "on its way")).ShouldBeTrue();
        var source = new ClefSource(_log.Store.Catalog, FormatRegistry.Default, queue, () => null, TimeProvider.System);
        var running = source.RunAsync(_stop.Token);
        source.Refusal.ShouldBe(PushOutcome.Full);
        using var request = Read(Line("a", "one"));
        (await source.SendAsync(request, default)).ShouldBe(PushOutcome.Full);
        queue.ReceivedRows.ShouldBe(1);
        source.Status().ShouldBeEmpty();
        await _stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_client_that_is_gone_is_not_waited_for()
    {
        var limit = _log.SetPageLimit(1);
        using var gone = new CancellationTokenSource();
        using var request = Read(Line("a", Convert.ToBase64String(RandomNumberGenerator.GetBytes(200_000))));
        var sending = _source.SendAsync(request, gone.Token);
        await Eventually.TrueAsync(() => _log.Store.Blocked is not null);
        sending.IsCompleted.ShouldBeFalse();
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);
        _log.SetPageLimit(limit);
    }

    [Fact]
    public async Task Stopped_it_refuses()
    {
        await _stop.CancelAsync();
        await _running;
        (await PushAsync(Line("a", "late"))).ShouldBe(PushOutcome.Unavailable);
    }

    [Fact]
    public async Task More_services_than_there_may_be_share_a_stream_and_say_so()
    {
        var many = PushStreams.MaxStreams + 5;
        (await PushAsync([.. Enumerable.Range(0, many).Select(i => Line($"s{i}", "x"))])).ShouldBe(PushOutcome.Committed);
        (await PushAsync(Line("one-more", "y"))).ShouldBe(PushOutcome.Committed);
        _log.Search().Records.Count.ShouldBe(many + 1);
        _log.Store.Catalog.Known("clef:").Count.ShouldBe(PushStreams.MaxStreams + 1);
        _log.Search("\"y\"").Records.ShouldHaveSingleItem().Stream.Labels.Service.ShouldBeNull();
        _source.Status()[0].Error.ShouldNotBeNull().ShouldContain("Look for an id in a service's name");
    }

    [Fact]
    public async Task What_is_no_utf8_is_replaced_and_what_is_too_long_is_cut_both_flagged()
    {
        byte[] bad = [.. """{"@t":"2026-11-20T12:00:00Z","@m":"a"""u8, 0xFF, .. "b\"}\n"u8];
        var body = bad.Concat(Encoding.UTF8.GetBytes($$"""{"@t":"2026-11-20T12:00:01Z","@l":"Error","@m":"{{new string('x', 2 << 20)}}"}""")).ToArray();
        using (var request = _source.Read(body, isLines: true)) (await _source.SendAsync(request, default)).ShouldBe(PushOutcome.Committed);
        var records = _log.Search().Records;
        records[0].Flags.ShouldBe(RowFlags.InvalidUtf8);
        records[0].Text.ShouldContain("a\uFFFDb");
        records[1].Flags.ShouldBe(RowFlags.Truncated);
        records[1].Text.Length.ShouldBe(1 << 20);
        records[1].Level.ShouldBe(LogLevel.Error);
    }

    [Fact]
    public async Task A_stream_shows_how_it_is_doing()
    {
        await PushAsync(Line("a", "one"), Line("a", "two"));
        var status = _source.Status().ShouldHaveSingleItem();
        (status.Service, status.State, status.Rows, status.Format, status.Error).ShouldBe(("a", SourceState.Following, 2, "clef", null));
    }

    private static string Line(string service, string message) => $$"""{"@t":"2026-11-20T12:00:00Z","@m":"{{message}}","Application":"{{service}}"}""";

    private void Start(TimeSpan? patience = null)
    {
        _log = new OpenLog(_data.Path);
        _source = new ClefSource(_log.Store.Catalog, FormatRegistry.Default, _log.Store.Queue, () => _log.Store.Blocked, TimeProvider.System) { Patience = patience ?? TimeSpan.FromMinutes(1) };
        _running = _source.RunAsync(_stop.Token);
    }

    private async Task StopAsync() => await _log.DisposeAsync();

    private PushRequest Read(string body) => _source.Read(Encoding.UTF8.GetBytes(body), isLines: true);

    private async Task<PushOutcome> PushAsync(params string[] lines)
    {
        using var request = Read(string.Join('\n', lines));
        request.Errors.ShouldBeEmpty();
        return await _source.SendAsync(request, default);
    }
}
