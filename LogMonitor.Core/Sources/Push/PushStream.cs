using LogMonitor.Core.Events;

namespace LogMonitor.Core.Sources.Push;

/// <summary>
/// A stream whose rows come from clients. They have no place in a file, so the source numbers them: the offset of a row is how many
/// rows were taken before it, counted on from the committed position after a restart.
/// </summary>
internal sealed class PushStream(LogStream stream, long nextOffset, TimeProvider time)
{
    private long _nextOffset = nextOffset;
    private long _latestTicks;
    private long _rows;
    private long _bytes;

    public LogStream Stream { get; } = stream;

    public long NextOffset => Interlocked.Read(ref _nextOffset);

    /// <summary>The latest time of its rows in this run, UTC ticks: what is much older came late.</summary>
    public long LatestTicks => Interlocked.Read(ref _latestTicks);

    public RateMeter Rate { get; } = new(time);

    /// <summary>Counts rows that were handed to the log. One caller at a time.</summary>
    public void Taken(int rows, long bytes, long latestTicks)
    {
        Interlocked.Add(ref _nextOffset, rows);
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _bytes, bytes);
        if (latestTicks > _latestTicks) Interlocked.Exchange(ref _latestTicks, latestTicks);
        Rate.Add(rows);
    }

    public SourceStatus Status(string name, string format, string? blocked) => new()
    {
        Source = Stream.Labels.Source,
        Name = name,
        StreamId = Stream.Id,
        Service = Stream.Labels.Service,
        Host = Stream.Labels.Host,
        State = blocked is null ? SourceState.Following : SourceState.Paused,
        Format = format,
        Position = Interlocked.Read(ref _bytes),
        Size = Interlocked.Read(ref _bytes),
        Rows = Interlocked.Read(ref _rows),
        RowsPerSecond = Rate.PerSecond,
        Error = blocked,
    };
}
