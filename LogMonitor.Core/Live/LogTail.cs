using LogMonitor.Core.Events;

namespace LogMonitor.Core.Live;

/// <summary>
/// The newest commits, kept in memory for those who follow the log: a cursor that keeps up reads from here and
/// never touches the disk. Bounded in bytes of buffers; a cursor that falls behind reads blocks instead.
/// </summary>
public sealed class LogTail(long maxBytes = 12 * 1024 * 1024)
{
    // Small batches cost more than their text; this bounds them too.
    private const int MaxBatches = 4096;

    private readonly Lock _lock = new();
    private readonly Queue<LogBatch> _batches = new();
    private TaskCompletionSource _appended = NewSignal();
    private long _bytes;
    private long _next = 1;
    private int _watchers;
    private int _tickWaiters;

    /// <summary>The sequence that the next committed row will have.</summary>
    public long NextSequence => Interlocked.Read(ref _next);

    /// <summary>Whether someone follows the log and wants it soon.</summary>
    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    /// <summary>Whether a reader waits for time to pass.</summary>
    public bool WantsTicks => Volatile.Read(ref _tickWaiters) > 0;

    /// <summary>Counts a watcher in until the result is disposed.</summary>
    public IDisposable Watch() => new Registration(this, ticks: false);

    /// <summary>Counts a reader in that needs ticks, until the result is disposed.</summary>
    public IDisposable WaitForTicks() => new Registration(this, ticks: true);

    internal void StartAt(long sequence)
    {
        lock (_lock) _next = sequence;
    }

    /// <summary>Takes over the references of newly committed batches and wakes the cursors.</summary>
    internal void Append(IReadOnlyList<LogBatch> batches, long nextSequence)
    {
        TaskCompletionSource appended;
        lock (_lock)
        {
            foreach (var batch in batches)
            {
                _batches.Enqueue(batch);
                _bytes += batch.BufferBytes;
            }

            while (_batches.Count > MaxBatches || (_bytes > maxBytes && _batches.Count > 1))
            {
                using var oldest = _batches.Dequeue();
                _bytes -= oldest.BufferBytes;
            }

            _next = nextSequence;
            appended = _appended;
            _appended = NewSignal();
        }

        appended.SetResult();
    }

    /// <summary>Forgets what was kept up to that sequence: it has been rewritten.</summary>
    internal void Evict(long lastSequence)
    {
        lock (_lock)
        {
            while (_batches.TryPeek(out var oldest) && oldest.LastSequence <= lastSequence)
            {
                using var batch = _batches.Dequeue();
                _bytes -= batch.BufferBytes;
            }
        }
    }

    /// <summary>Completes once the sequence is committed.</summary>
    internal Task WaitAsync(long sequence, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return sequence < _next ? Task.CompletedTask : _appended.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>
    /// The rows from <paramref name="sequence"/> on, at most about <paramref name="maxRows"/>; false when they are older than what is kept here.
    /// </summary>
    internal bool TryRead(long sequence, int maxRows, List<LogSegment> segments)
    {
        lock (_lock)
        {
            if (sequence >= _next) return true;
            if (_batches.Count == 0 || _batches.Peek().FirstSequence > sequence) return false;
            foreach (var batch in _batches)
            {
                if (batch.LastSequence < sequence) continue;
                var first = (int)Math.Max(0, sequence - batch.FirstSequence);
                segments.Add(new LogSegment(batch.Retain(), first));
                maxRows -= batch.Count - first;
                if (maxRows <= 0) break;
            }

            return true;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Registration : IDisposable
    {
        private readonly bool _ticks;
        private LogTail? _tail;

        public Registration(LogTail tail, bool ticks)
        {
            _tail = tail;
            _ticks = ticks;
            Interlocked.Increment(ref Counter(tail));
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _tail, null) is { } tail) Interlocked.Decrement(ref Counter(tail));
        }

        private ref int Counter(LogTail tail) => ref _ticks ? ref tail._tickWaiters : ref tail._watchers;
    }
}
