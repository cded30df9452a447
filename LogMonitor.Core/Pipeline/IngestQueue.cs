using System.Threading.Channels;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Pipeline;

/// <summary>
/// The bounded way from the sources to the commit: bounded in entries by its channel, in bytes by its budget. An entry is one or
/// more batches that are committed in one transaction.
/// </summary>
public sealed class IngestQueue
{
    // An entry is at most a few hundred KiB and usually far less; the budget in bytes is what bounds memory.
    private const int MaxEntries = 1024;

    private readonly Channel<LogBatch[]> _channel = Channel.CreateBounded<LogBatch[]>(new BoundedChannelOptions(MaxEntries)
    {
        SingleReader = true,
        FullMode = BoundedChannelFullMode.Wait,
    });

    private readonly ByteBudget _budget;
    private long _received;

    public IngestQueue(long maxBytes = 32 * 1024 * 1024) => _budget = new ByteBudget(maxBytes, maxBytes / 2);

    /// <summary>Bytes of buffers that wait for their commit.</summary>
    public long BufferedBytes => _budget.Used;

    /// <summary>Whether sources that can wait are being held back.</summary>
    public bool IsFull => _budget.IsClosed;

    /// <summary>Rows taken since the start.</summary>
    public long ReceivedRows => Interlocked.Read(ref _received);

    internal ChannelReader<LogBatch[]> Reader => _channel.Reader;

    /// <summary>Hands a batch over, its reference included; waits while the way is full.</summary>
    public ValueTask WriteAsync(LogBatch batch, CancellationToken cancellation) => WriteAsync([batch], cancellation);

    /// <summary>Hands batches over, to be committed in one transaction; waits while the way is full.</summary>
    public async ValueTask WriteAsync(LogBatch[] together, CancellationToken cancellation)
    {
        var cost = CostOf(together);
        var rows = together.Sum(batch => batch.Count);
        await _budget.TakeAsync(cost, cancellation);
        try
        {
            await _channel.Writer.WriteAsync(together, cancellation);
            Interlocked.Add(ref _received, rows);
        }
        catch
        {
            _budget.GiveBack(cost);
            throw;
        }
    }

    /// <summary>Hands batches over, to be committed in one transaction, if there is room at once; false leaves them with the caller.</summary>
    public bool TryWrite(params LogBatch[] together)
    {
        var cost = CostOf(together);
        var rows = together.Sum(batch => batch.Count);
        if (!_budget.TryTake(cost)) return false;
        if (!_channel.Writer.TryWrite(together))
        {
            _budget.GiveBack(cost);
            return false;
        }

        Interlocked.Add(ref _received, rows);
        return true;
    }

    /// <summary>No more batches come; what is queued is still committed.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    internal static long CostOf(LogBatch batch) => batch.BufferBytes;

    internal static long CostOf(LogBatch[] together) => together.Sum(CostOf);

    internal void Release(long bytes) => _budget.GiveBack(bytes);
}
