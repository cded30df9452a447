namespace LogMonitor.Core.Notifications;

/// <summary>Lets a burst pass and then a steady rate, below the limit of a receiver. One user at a time.</summary>
internal sealed class TokenBucket(TimeProvider time, int burst, double perSecond)
{
    private double _tokens = burst;
    private long _filled = time.GetTimestamp();

    /// <summary>Takes a token, or says how long until there is one.</summary>
    public TimeSpan Take()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(burst, _tokens + time.GetElapsedTime(_filled, now).TotalSeconds * perSecond);
        _filled = now;
        if (_tokens < 1) return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
        _tokens--;
        return TimeSpan.Zero;
    }
}
