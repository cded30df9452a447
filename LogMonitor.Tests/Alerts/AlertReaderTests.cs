using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Events;
using LogMonitor.Core.Notifications;
using LogMonitor.Tests.Notifications;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Alerts;

/// <summary>The loop over a real log in a directory.</summary>
public sealed class AlertReaderTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private readonly ManualTime _time = new(Some.Ticks);
    private OpenLog _log = null!;
    private Outbox _outbox = null!;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_directory.Path, schema: AlertSchema.Steps);
        _outbox = new Outbox(_log.Store.Database, [SomeAlert.Settings(ChannelType.Slack, new Uri("https://chat.example"))]);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _log.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Folding_the_same_rows_twice_adds_nothing_to_the_outbox()
    {
        var rule = AlertScript.Rule("count >= 3 in 1h", "boom");
        var first = Reader(rule);
        var from = first.Begin();
        var stream = _log.Stream("a");
        await CommitAsync(stream, 0, "boom", "fine", "boom");
        await CommitAsync(stream, 100, "boom", "boom");
        Fold(first, from);
        _outbox.List(10).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Firing);
        first.Status[0].State.ShouldBe(AlertState.Firing);

        // Killed: its position was saved only before the rows.
        var second = Reader(rule);
        var again = second.Begin();
        again.ShouldBe(from);
        Fold(second, again);
        second.Status[0].State.ShouldBe(AlertState.Firing);
        _outbox.List(10).ShouldHaveSingleItem();
        new AlertStore(_log.Store.Database).History(10).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task After_a_clean_end_it_goes_on_where_it_was()
    {
        var rule = AlertScript.Rule("count >= 4 in 1h", "boom");
        var stream = _log.Stream("a");
        await RunUntilAsync(Reader(rule), async reader =>
        {
            // The status is renewed at most four times a second.
            _time.Advance(1);
            await CommitAsync(stream, 0, "boom", "boom", "boom");
            await UntilAsync(reader, () => reader.Status[0].Groups.Any(group => group.Value.Equals(3.0)));
        });
        _outbox.List(10).ShouldBeEmpty();
        await RunUntilAsync(Reader(rule), async reader =>
        {
            await CommitAsync(stream, 100, "boom");
            await UntilAsync(reader, () => reader.Status[0].State == AlertState.Firing);
        });
        _outbox.List(10).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task While_something_fires_it_asks_for_ticks_and_new_rules_take_force_without_rows()
    {
        await RunUntilAsync(Reader(AlertScript.Rule("count >= 1 in 1h", "boom")), async reader =>
        {
            _log.Store.Tail.WantsTicks.ShouldBeFalse();
            await CommitAsync(_log.Stream("a"), 0, "boom");
            await UntilAsync(reader, () => _log.Store.Tail.WantsTicks);
            await _log.Store.Queue.WriteAsync(RuleChange.Record(RuleFile.Parse("rules: []", _time).Rules!, _time), default);
            await UntilAsync(reader, () => reader.Status.Count == 0);
        });
        _log.Store.Tail.WantsTicks.ShouldBeFalse();
        new AlertStore(_log.Store.Database).History(10).Select(record => record.Transition.Kind).ShouldBe([AlertKind.Resolved, AlertKind.Firing]);
    }

    [Fact]
    public async Task Folded_again_after_a_crash_the_rules_change_at_the_same_row_as_before()
    {
        var before = RuleFile.Parse("rules: [ { name: Old, where: boom, when: count >= 1 in 1h } ]", _time).Rules!;
        var after = RuleFile.Parse("rules: [ { name: New, where: fine, when: count >= 1 in 1h } ]", _time).Rules!;
        var first = Reader(before);
        var from = first.Begin();
        var stream = _log.Stream("a");
        await CommitAsync(stream, 0, "fine", "boom");
        await _log.Store.Queue.WriteAsync(RuleChange.Record(after, _time), default);
        await CommitAsync(stream, 100, "boom", "fine");

        // Killed before it saved anything: the next start is configured with the new rules from the outset.
        var second = Reader(after);
        second.Begin().ShouldBe(from);
        Fold(second, from);
        new AlertStore(_log.Store.Database).History(10).Select(record => (record.Transition.Rule, record.Transition.Kind))
            .ShouldBe([("New", AlertKind.Firing), ("Old", AlertKind.Resolved), ("Old", AlertKind.Firing)], ignoreOrder: true);
    }

    [Fact]
    public void History_comes_in_pages_the_newest_first()
    {
        var store = new AlertStore(_log.Store.Database);
        _log.Store.Database.Write(connection => AlertStore.Add(connection, [.. Enumerable.Range(0, 5).Select(i => SomeAlert.Transition(second: i))]));
        var page = store.History(2);
        page.Select(record => record.Transition.EventTicks - Some.Ticks).ShouldBe([4 * TimeSpan.TicksPerSecond, 3 * TimeSpan.TicksPerSecond]);
        store.History(10, page[^1]).Count.ShouldBe(3);
        store.History(10, rule: "other").ShouldBeEmpty();
    }

    private AlertReader Reader(AlertRule rule) => Reader(new RuleSet([rule], []));

    private AlertReader Reader(RuleSet rules)
        => new(_log.Store.Database, rules, _log.Store.OpenCursor, _log.Store.Tail, _outbox.Enqueue, () => { }, _time);

    private void Fold(AlertReader reader, long from)
    {
        var cursor = _log.Store.OpenCursor(from);
        while (cursor.TryRead() is { } slice)
        {
            using (slice) reader.Fold(slice, cursor.Next);
        }
    }

    private static async Task RunUntilAsync(AlertReader reader, Func<AlertReader, Task> done)
    {
        using var stop = new CancellationTokenSource();
        var running = reader.RunAsync(stop.Token);
        await done(reader);
        await stop.CancelAsync();
        await running;
    }

    private static async Task UntilAsync(AlertReader reader, Func<bool> condition)
    {
        while (true)
        {
            var changed = reader.Changed;
            if (condition()) return;
            await changed.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        }
    }

    private async Task CommitAsync(LogStream stream, long offset, params string[] lines)
    {
        using var builder = new LogBatchBuilder();
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        foreach (var line in lines) builder.Append(System.Text.Encoding.UTF8.GetBytes(line), now, LogLevel.Error, RowFlags.None, offset++);
        var completion = new BatchCompletion();
        await _log.Store.Queue.WriteAsync(builder.Seal(stream, TextFormat.Instance, now, position: new SourcePosition(offset), completion: completion), default);
        await completion.Task;
    }
}
