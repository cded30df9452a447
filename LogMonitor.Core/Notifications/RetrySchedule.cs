namespace LogMonitor.Core.Notifications;

/// <summary>
/// When a delivery that failed is tried again: doubling waits with jitter, never sooner than the receiver asked, and
/// not any more after <see cref="GiveUpAfter"/>.
/// </summary>
/// <param name="random">A number from 0 to below 1.</param>
public sealed class RetrySchedule(Func<double> random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(1);

    // A receiver may ask for patience, not for silence until tomorrow.
    public static readonly TimeSpan LongestHint = TimeSpan.FromMinutes(15);

    public static RetrySchedule Default { get; } = new(Random.Shared.NextDouble);

    /// <summary>The wait before the next attempt; null when it is over.</summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="age">Since the first attempt.</param>
    public TimeSpan? Next(int attempts, TimeSpan age, TimeSpan? hint)
    {
        if (age >= GiveUpAfter) return null;
        var wait = First * Math.Pow(2, Math.Min(attempts - 1, 20));
        if (wait > Longest) wait = Longest;
        wait *= 0.5 + random() / 2;
        if (hint is not { } asked || asked <= TimeSpan.Zero) return wait;
        if (asked > LongestHint) asked = LongestHint;
        // Not all at the very moment that was named.
        return asked > wait ? asked + TimeSpan.FromSeconds(random()) : wait;
    }
}
