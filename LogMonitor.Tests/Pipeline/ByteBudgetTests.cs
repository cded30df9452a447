using LogMonitor.Core.Pipeline;

namespace LogMonitor.Tests.Pipeline;

public sealed class ByteBudgetTests
{
    [Fact]
    public void It_closes_at_the_high_watermark_and_opens_at_the_low_one()
    {
        var budget = new ByteBudget(high: 100, low: 50);
        budget.TryTake(99).ShouldBeTrue();
        budget.IsClosed.ShouldBeFalse();
        budget.TryTake(1).ShouldBeTrue();
        budget.IsClosed.ShouldBeTrue();
        budget.TryTake(1).ShouldBeFalse();
        budget.GiveBack(49);
        budget.TryTake(1).ShouldBeFalse();
        budget.GiveBack(1);
        budget.IsClosed.ShouldBeFalse();
        budget.TryTake(1).ShouldBeTrue();
        budget.Used.ShouldBe(51);
    }

    [Fact]
    public void A_single_large_batch_may_overshoot()
    {
        var budget = new ByteBudget(high: 100, low: 50);
        budget.TryTake(1000).ShouldBeTrue();
        budget.Used.ShouldBe(1000);
    }

    [Fact]
    public async Task Who_waits_goes_on_when_it_opens()
    {
        var budget = new ByteBudget(high: 100, low: 50);
        await budget.TakeAsync(100, default);
        var waiting = budget.TakeAsync(10, default).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        budget.GiveBack(60);
        await waiting;
        budget.Used.ShouldBe(50);
    }

    [Fact]
    public async Task Waiting_can_be_given_up_and_then_takes_nothing()
    {
        var budget = new ByteBudget(high: 100, low: 50);
        await budget.TakeAsync(100, default);
        using var giveUp = new CancellationTokenSource();
        var waiting = budget.TakeAsync(10, giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        budget.GiveBack(100);
        budget.Used.ShouldBe(0);
    }

    [Fact]
    public async Task Many_takers_never_hold_more_than_the_high_watermark_and_one_batch_each_time_it_opens()
    {
        const int Size = 30;
        var budget = new ByteBudget(high: 100, low: 50);
        long most = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await budget.TakeAsync(Size, default);
                InterlockedMax(ref most, budget.Used);
                await Task.Yield();
                budget.GiveBack(Size);
            }
        })));
        most.ShouldBeLessThan(100 + Size);
        budget.Used.ShouldBe(0);
        budget.IsClosed.ShouldBeFalse();
    }

    private static void InterlockedMax(ref long target, long value)
    {
        long seen;
        while (value > (seen = Interlocked.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
