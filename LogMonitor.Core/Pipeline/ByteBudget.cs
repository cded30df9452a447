namespace LogMonitor.Core.Pipeline;

/// <summary>
/// How many bytes may be on their way to the log. Reaching the high watermark closes the budget until it has
/// fallen to the low one, so that sources pause and resume rarely rather than at every batch.
/// </summary>
public sealed class ByteBudget(long high, long low)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _opened;
    private long _used;

    public long Used => Interlocked.Read(ref _used);

    public bool IsClosed => Volatile.Read(ref _opened) is not null;

    /// <summary>Waits until the budget is open, then takes the bytes; a single large batch may overshoot.</summary>
    public async ValueTask TakeAsync(long bytes, CancellationToken cancellation)
    {
        while (!TryTake(bytes, out var opened)) await opened.WaitAsync(cancellation);
    }

    public bool TryTake(long bytes) => TryTake(bytes, out _);

    public void GiveBack(long bytes)
    {
        TaskCompletionSource? opened = null;
        lock (_lock)
        {
            _used -= bytes;
            if (_opened is not null && _used <= low)
            {
                opened = _opened;
                _opened = null;
            }
        }

        opened?.SetResult();
    }

    private bool TryTake(long bytes, out Task opened)
    {
        lock (_lock)
        {
            if (_opened is { } closed)
            {
                opened = closed.Task;
                return false;
            }

            _used += bytes;
            if (_used >= high) _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            opened = Task.CompletedTask;
            return true;
        }
    }
}
