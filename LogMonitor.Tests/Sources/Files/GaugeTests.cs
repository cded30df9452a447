using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files;

public sealed class GaugeTests
{
    [Fact]
    public async Task A_file_that_is_not_read_on_is_stalled_unless_the_log_holds_it_back()
    {
        var queue = new IngestQueue(maxBytes: 1);
        await using var folder = new TailedFolder(null, queue, "*.log");
        folder.Write("a.log", "one\n");
        folder.Start();
        await folder.ReadAsync();
        folder.Status.ShouldHaveSingleItem().IsStalled.ShouldBeFalse();
        folder.Write("a.log", "two\n");
        folder.Scan();
        folder.Time.Advance(seconds: 40);
        // Full: nobody commits.
        folder.Status.ShouldHaveSingleItem().IsStalled.ShouldBeFalse();
        while (queue.Reader.TryRead(out var batches)) queue.Release(batches.Sum(IngestQueue.CostOf));
        var stalled = folder.Status.ShouldHaveSingleItem();
        stalled.IsStalled.ShouldBeTrue();
        stalled.LagBytes.ShouldBe(4);
        await folder.ReadAsync();
        folder.Status.ShouldHaveSingleItem().IsStalled.ShouldBeFalse();
    }

    [Fact]
    public void A_file_is_silent_only_against_its_own_habit()
    {
        var time = new ManualTime(Some.Ticks);
        var habit = new Habit(time);
        for (var i = 0; i < 60; i++)
        {
            time.Advance(seconds: i % 10 == 9 ? 100 : 5);
            habit.Grew();
        }

        time.Advance(seconds: 399);
        habit.Silence.ShouldBeNull();
        time.Advance(seconds: 2);
        habit.Silence.ShouldBe(TimeSpan.FromSeconds(401));
        habit.Grew();
        habit.Silence.ShouldBeNull();
    }

    [Fact]
    public void A_file_that_grew_seldom_has_no_habit_yet()
    {
        var time = new ManualTime(Some.Ticks);
        var habit = new Habit(time);
        for (var i = 0; i < 5; i++)
        {
            time.Advance(seconds: 60);
            habit.Grew();
        }

        time.Advance(TimeSpan.FromDays(1));
        habit.Silence.ShouldBeNull();
    }
}
