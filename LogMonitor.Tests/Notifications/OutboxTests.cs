using LogMonitor.Core.Alerts;
using LogMonitor.Core.Notifications;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Notifications;

/// <summary>From stored transitions to messages, with a real database and a channel that answers as it is told.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly TempDatabase _temp = new(AlertSchema.Steps);
    private readonly ManualTime _time = new(Some.Ticks);
    private readonly Outbox _outbox;
    private readonly RecordingChannel _channel = new();

    public OutboxTests() => _outbox = new Outbox(_temp.Database, [_channel.Settings]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_transition_is_queued_once_however_often_it_is_folded()
    {
        var transition = SomeAlert.Transition();
        Store(transition);
        Store(transition);
        _outbox.List(10).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Queued);
        new AlertStore(_temp.Database).History(10).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_historical_silenced_or_pending_is_recorded_and_not_queued()
    {
        Store(
            SomeAlert.Transition(AlertKind.Pending),
            SomeAlert.Transition(group: "a") with { Delivery = AlertDelivery.Historical },
            SomeAlert.Transition(group: "b") with { Delivery = AlertDelivery.Silenced });
        _outbox.List(10).ShouldBeEmpty();
        new AlertStore(_temp.Database).History(10).Count.ShouldBe(3);
    }

    [Fact]
    public void What_was_recorded_only_is_queued_once_it_is_told_after_all()
    {
        Store(SomeAlert.Transition() with { Delivery = AlertDelivery.Historical });
        Store(SomeAlert.Transition());
        _outbox.List(10).ShouldHaveSingleItem();
        Store(SomeAlert.Transition() with { Delivery = AlertDelivery.Historical });
        new AlertStore(_temp.Database).History(10).ShouldHaveSingleItem().Transition.Delivery.ShouldBe(AlertDelivery.Send);
    }

    [Fact]
    public void A_channel_hears_only_what_is_meant_for_it_and_urgent_enough()
    {
        var outbox = new Outbox(_temp.Database, [
            SomeAlert.Settings(ChannelType.Slack, new Uri("https://a.example"), name: "all"),
            SomeAlert.Settings(ChannelType.Slack, new Uri("https://b.example"), name: "urgent", least: AlertSeverity.Critical),
        ]);
        _temp.Database.Write(connection => outbox.Enqueue(connection, [
            SomeAlert.Transition(rule: "one", severity: AlertSeverity.Warning),
            SomeAlert.Transition(rule: "two"),
            SomeAlert.Transition(rule: "three") with { Notify = ["Urgent"] },
        ]));
        outbox.List(10).Select(delivery => $"{delivery.Rule} {delivery.Channel}").ShouldBe(["three urgent", "two urgent", "two all", "one all"]);
    }

    [Fact]
    public async Task Groups_that_fire_within_the_wait_make_one_message_and_the_next_one_names_them_too()
    {
        var worker = Worker();
        // Wait 1 s: a at 1.1 and b at 1.7 go out together, c, d and e at 3.3 after them.
        Store(At("a", 1.1));
        Store(At("b", 1.7));
        await DrainAsync(worker, seconds: 2.0);
        _channel.Sent.ShouldBeEmpty();
        await DrainAsync(worker, seconds: 0.1);
        _channel.Sent.ShouldHaveSingleItem().Items.Select(item => item.Newest.Group).ShouldBe(["host=a", "host=b"]);

        Store(At("c", 3.3), At("d", 3.3), At("e", 3.3));
        await DrainAsync(worker, seconds: 2.1);
        _channel.Sent.Count.ShouldBe(1);
        await DrainAsync(worker, seconds: 0.1);
        _channel.Sent[1].Items.Select(item => item.Newest.Group).Concat(_channel.Sent[1].AlsoFiring).ShouldBe(["host=c", "host=d", "host=e", "host=a", "host=b"]);

        AlertTransition At(string group, double second) => SomeAlert.Transition(group: group, second: second) with { Wait = TimeSpan.FromSeconds(1) };
    }

    [Fact]
    public async Task A_later_group_is_told_with_those_that_fire_already()
    {
        var worker = Worker();
        Store(SomeAlert.Transition(group: "a"), SomeAlert.Transition(group: "b"));
        await DrainAsync(worker, seconds: 5);
        Store(SomeAlert.Transition(group: "c", second: 5));
        await DrainAsync(worker, seconds: 5);
        _channel.Sent.Count.ShouldBe(2);
        _channel.Sent[1].Items.ShouldHaveSingleItem().Newest.Group.ShouldBe("host=c");
        _channel.Sent[1].AlsoFiring.ShouldBe(["host=a", "host=b"]);
        Store(SomeAlert.Transition(AlertKind.Resolved, "a", 10));
        await DrainAsync(worker, seconds: 5);
        _channel.Sent[2].State.ShouldBe("RESOLVED");
        _channel.Sent[2].AlsoFiring.ShouldBe(["host=b", "host=c"]);
    }

    [Fact]
    public async Task A_firing_still_queued_when_its_end_comes_goes_out_as_one_message()
    {
        var worker = Worker();
        Store(SomeAlert.Transition());
        Store(SomeAlert.Transition(AlertKind.Resolved, second: 3));
        await DrainAsync(worker, seconds: 5);
        var message = _channel.Sent.ShouldHaveSingleItem();
        message.State.ShouldBe("FIRED AND RESOLVED");
        _outbox.List(10).ShouldAllBe(delivery => delivery.State == DeliveryState.Delivered);
    }

    [Fact]
    public async Task A_channel_for_programs_gets_a_message_for_each_group()
    {
        _channel.Groups = false;
        var worker = Worker();
        Store(SomeAlert.Transition(group: "a"), SomeAlert.Transition(group: "b"));
        await DrainAsync(worker, seconds: 5);
        await DrainAsync(worker, seconds: 0);
        _channel.Sent.Select(message => message.Items.ShouldHaveSingleItem().Newest.Group).ShouldBe(["host=a", "host=b"]);
        _channel.Sent[0].Id.ShouldNotBe(_channel.Sent[1].Id);
    }

    [Fact]
    public async Task A_failure_is_tried_again_under_the_same_id_after_the_wait_that_was_asked_for()
    {
        var worker = Worker();
        Store(SomeAlert.Transition());
        _channel.Answers.Enqueue(DeliveryResult.Retry("busy", TimeSpan.FromSeconds(30)));
        await DrainAsync(worker, seconds: 5);
        await DrainAsync(worker, seconds: 29);
        _channel.Sent.Count.ShouldBe(1);
        _outbox.List(10).ShouldHaveSingleItem().Error.ShouldBe("busy");
        await DrainAsync(worker, seconds: 2);
        _channel.Sent.Count.ShouldBe(2);
        _channel.Sent[1].Id.ShouldBe(_channel.Sent[0].Id);
        var delivery = _outbox.List(10).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.Attempts.ShouldBe(2);
        delivery.Error.ShouldBeNull();
    }

    [Fact]
    public async Task After_about_an_hour_it_is_given_up_shown_and_can_be_sent_again()
    {
        var worker = Worker();
        Store(SomeAlert.Transition());
        for (var i = 0; i < 200; i++) _channel.Answers.Enqueue(DeliveryResult.Retry("down"));
        for (var minute = 0; minute < 75; minute++) await DrainAsync(worker, seconds: 60);
        var dead = _outbox.List(10, state: DeliveryState.Dead).ShouldHaveSingleItem();
        TimeSpan.FromTicks(dead.EndedTicks - dead.TriedTicks).ShouldBeInRange(TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(70));
        _channel.Answers.Clear();
        var sent = _channel.Sent.Count;
        _outbox.Replay(dead.Id, _time.GetUtcNow().UtcTicks).ShouldBeTrue();
        _outbox.Replay(dead.Id, _time.GetUtcNow().UtcTicks).ShouldBeFalse();
        await DrainAsync(worker, seconds: 600);
        _channel.Sent.Count.ShouldBe(sent + 1);
        _outbox.List(10).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task What_will_never_be_taken_is_not_tried_again()
    {
        var worker = Worker();
        Store(SomeAlert.Transition());
        _channel.Answers.Enqueue(DeliveryResult.Dead("gone"));
        await DrainAsync(worker, seconds: 5);
        _outbox.List(10).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Dead);
        await DrainAsync(worker, seconds: 3600);
        _channel.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_keep_below_the_rate_of_the_receiver()
    {
        _channel.Rate = (2, 1);
        var worker = Worker();
        for (var i = 0; i < 4; i++) Store(SomeAlert.Transition(rule: $"rule {i}"));
        _time.Advance(5);
        for (var i = 0; i < 4; i++) await worker.StepAsync(default);
        _channel.Sent.Count.ShouldBe(2);
        _time.Advance(1);
        for (var i = 0; i < 4; i++) await worker.StepAsync(default);
        _channel.Sent.Count.ShouldBe(3);
    }

    private ChannelWorker Worker()
        => new(_channel, _outbox, new AlertStore(_temp.Database), new RetrySchedule(() => 0.5), publicUrl: null, _time);

    private void Store(params AlertTransition[] transitions) => _temp.Database.Write(connection =>
    {
        AlertStore.Add(connection, transitions);
        _outbox.Enqueue(connection, transitions);
    });

    private async Task DrainAsync(ChannelWorker worker, double seconds)
    {
        _time.Advance(seconds);
        await worker.StepAsync(default);
    }

    private sealed class RecordingChannel : IAlertChannel
    {
        public List<AlertMessage> Sent { get; } = [];

        public Queue<DeliveryResult> Answers { get; } = [];

        public ChannelSettings Settings { get; } = SomeAlert.Settings(ChannelType.Slack, new Uri("https://chat.example"));

        public bool Groups { get; set; } = true;

        public (int Burst, double PerSecond) Rate { get; set; } = (1000, 1000);

        public Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellation)
        {
            Sent.Add(message);
            return Task.FromResult(Answers.TryDequeue(out var answer) ? answer : DeliveryResult.Delivered);
        }
    }
}
