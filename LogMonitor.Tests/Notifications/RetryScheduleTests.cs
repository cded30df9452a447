using LogMonitor.Core.Notifications;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Notifications;

public class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 0.0, null, 1.0)]
    [InlineData(1, 1.0, null, 2.0)]
    [InlineData(2, 1.0, null, 4.0)]
    [InlineData(5, 1.0, null, 32.0)]
    [InlineData(50, 1.0, null, 300.0)]
    [InlineData(1, 0.0, 60, 60.0)]
    [InlineData(1, 0.5, 60, 60.5)]
    [InlineData(1, 0.0, 86400, 900.0)]
    [InlineData(10, 1.0, 1, 300.0)]
    [InlineData(1, 1.0, -5, 2.0)]
    public void Waits_double_with_jitter_and_respect_the_receiver(int attempts, double random, int? hint, double seconds)
        => new RetrySchedule(() => random).Next(attempts, TimeSpan.Zero, hint is { } asked ? TimeSpan.FromSeconds(asked) : null)!.Value.TotalSeconds.ShouldBe(seconds, 0.001);

    [Fact]
    public void It_ends_after_an_hour()
    {
        var schedule = new RetrySchedule(() => 0);
        schedule.Next(3, TimeSpan.FromMinutes(59), null).ShouldNotBeNull();
        schedule.Next(3, TimeSpan.FromMinutes(60), TimeSpan.FromSeconds(1)).ShouldBeNull();
    }

    [Fact]
    public void A_bucket_fills_at_its_rate_and_not_above_its_burst()
    {
        var time = new ManualTime(Some.Ticks);
        var bucket = new TokenBucket(time, burst: 2, perSecond: 0.5);
        bucket.Take().ShouldBe(TimeSpan.Zero);
        bucket.Take().ShouldBe(TimeSpan.Zero);
        bucket.Take().ShouldBe(TimeSpan.FromSeconds(2));
        time.Advance(2);
        bucket.Take().ShouldBe(TimeSpan.Zero);
        time.Advance(100);
        bucket.Take().ShouldBe(TimeSpan.Zero);
        bucket.Take().ShouldBe(TimeSpan.Zero);
        bucket.Take().ShouldBeGreaterThan(TimeSpan.Zero);
    }
}
