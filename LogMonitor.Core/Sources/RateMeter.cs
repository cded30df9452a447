namespace LogMonitor.Core.Sources;

/// <summary>Events a second, smoothed over about ten seconds. Updated by one thread, read by any.</summary>
public sealed class RateMeter(TimeProvider time)
{
    private const double SmoothingSeconds = 10;

    private readonly Lock _lock = new();
    private long _since = time.GetTimestamp();
    private long _pending;
    private double _rate;

    public void Add(long count)
    {
        lock (_lock) _pending += count;
    }

    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                var seconds = time.GetElapsedTime(_since).TotalSeconds;
                // A look too soon would see the noise of single batches.
                if (seconds < 0.5) return _rate;
                var weight = 1 - Math.Exp(-seconds / SmoothingSeconds * 3);
                _rate += weight * (_pending / seconds - _rate);
                if (_rate < 0.01) _rate = 0;
                _pending = 0;
                _since = time.GetTimestamp();
                return _rate;
            }
        }
    }
}
