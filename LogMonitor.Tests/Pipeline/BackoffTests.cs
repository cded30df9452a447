using LogMonitor.Core.Pipeline;

namespace LogMonitor.Tests.Pipeline;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public void Waits_double_up_to_the_longest_and_each_is_shortened_by_at_most_half()
    {
        for (var repeat = 0; repeat < 100; repeat++)
        {
            var backoff = new Backoff(TimeProvider.System, First, Longest);
            for (var failure = 0; failure < 100; failure++)
            {
                var full = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(failure, 20)));
                backoff.Next().ShouldBeInRange(full / 2, full);
            }
        }
    }

    [Fact]
    public void After_a_success_it_begins_anew()
    {
        var backoff = new Backoff(TimeProvider.System, First, Longest);
        for (var failure = 0; failure < 10; failure++) backoff.Next();
        backoff.Reset();
        backoff.Next().ShouldBeLessThanOrEqualTo(First);
    }

    [Fact]
    public void Two_do_not_wake_at_the_same_time()
        => Enumerable.Range(0, 50).Select(_ => new Backoff(TimeProvider.System, First, Longest).Next()).Distinct().Count().ShouldBeGreaterThan(25);
}
