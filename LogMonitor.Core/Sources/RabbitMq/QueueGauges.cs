namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>How the reading of one queue is doing. Written by its session, read by any.</summary>
internal sealed class QueueGauges(TimeProvider time)
{
    private long _rows;
    private volatile bool _isPaused;

    public RateMeter Rate { get; } = new(time);

    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Waiting for the log.</summary>
    public bool IsPaused
    {
        get => _isPaused;
        set => _isPaused = value;
    }

    public void Committed(int rows)
    {
        Interlocked.Add(ref _rows, rows);
        Rate.Add(rows);
    }
}
