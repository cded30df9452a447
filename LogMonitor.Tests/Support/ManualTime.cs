namespace LogMonitor.Tests.Support;

/// <summary>A clock that only a test moves. Its timers are the system's.</summary>
internal sealed class ManualTime(long ticks) : TimeProvider
{
    private long _ticks = ticks;
    private TimeSpan _step;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _ticks += by.Ticks;

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Sets the clock on the wall; what measures how long something takes is not touched.</summary>
    public void StepClock(TimeSpan by) => _step += by;

    public override DateTimeOffset GetUtcNow() => new(_ticks + _step.Ticks, TimeSpan.Zero);

    public override long GetTimestamp() => _ticks;
}
