namespace LogMonitor.Tests.Support;

/// <summary>A clock that only a test moves. Its timers are the system's.</summary>
internal sealed class ManualTime(long ticks) : TimeProvider
{
    private long _ticks = ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _ticks += by.Ticks;

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    public override DateTimeOffset GetUtcNow() => new(_ticks, TimeSpan.Zero);

    public override long GetTimestamp() => _ticks;
}
