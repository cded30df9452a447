namespace LogMonitor.Core.Pipeline;

/// <summary>Waits that double from a first to a longest one, each shortened at random by up to half so that many do not wake at once.</summary>
public sealed class Backoff(TimeProvider time, TimeSpan first, TimeSpan longest)
{
    private int _failures;

    public void Reset() => _failures = 0;

    public TimeSpan Next()
    {
        var factor = Math.Pow(2, Math.Min(_failures++, 30));
        var wait = TimeSpan.FromTicks((long)Math.Min(longest.Ticks, first.Ticks * factor));
        return wait * (0.5 + Random.Shared.NextDouble() / 2);
    }

    public Task WaitAsync(CancellationToken cancellation) => Task.Delay(Next(), time, cancellation);
}
