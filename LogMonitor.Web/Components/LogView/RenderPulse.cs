namespace LogMonitor.Web.Components.LogView;

/// <summary>Renders at most once in an interval, however often it is asked: at once when rested, else at the end of it.</summary>
public sealed class RenderPulse : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly Action _render;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _last;
    private bool _rendered;
    private bool _waiting;

    /// <param name="render">Called on any thread.</param>
    public RenderPulse(TimeProvider time, Action render)
    {
        _time = time;
        _render = render;
        _timer = time.CreateTimer(_ => Elapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Request()
    {
        lock (_lock)
        {
            if (_waiting) return;
            var rested = _rendered ? _time.GetElapsedTime(_last) : Interval;
            if (rested < Interval)
            {
                _waiting = true;
                _timer.Change(Interval - rested, Timeout.InfiniteTimeSpan);
                return;
            }

            (_last, _rendered) = (_time.GetTimestamp(), true);
        }

        _render();
    }

    public void Dispose() => _timer.Dispose();

    private void Elapsed()
    {
        lock (_lock)
        {
            _waiting = false;
            (_last, _rendered) = (_time.GetTimestamp(), true);
        }

        _render();
    }
}
