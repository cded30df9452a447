using System.Threading.Channels;
using LogMonitor.Core.Events;
using LogMonitor.Core.Pipeline;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>
/// What one connection delivered and nobody took yet. The client's dispatcher puts messages in, and waits when there are too many bytes;
/// the session takes all that are there at once, so that batches grow with the load.
/// </summary>
/// <param name="rows">Of the queue; used by this inbox alone until it is closed.</param>
/// <param name="recent">What was committed before, told that a connection began.</param>
/// <param name="backlog">Messages that were in the queue when LogMonitor started.</param>
internal sealed class MessageInbox(MessageRows rows, RecentMessages recent, uint backlog)
{
    // The broker bounds how many messages wait here, not how large they are.
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly ByteBudget _budget = new(MaxBytes, MaxBytes / 2);
    private readonly Channel<bool> _arrivals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<ulong> _identities = [];
    private ulong _lastTag;
    private long _bytes;
    private long _backlog = backlog;
    private bool _closed;

    /// <summary>Whether messages are still coming that were in the queue when LogMonitor started.</summary>
    public bool IsCatchingUp => Interlocked.Read(ref _backlog) > 0;

    /// <summary>Takes a message in, or waits while too many bytes are here. Its body is not used any more afterwards.</summary>
    public async ValueTask AddAsync(Message message, CancellationToken cancellation)
    {
        await _budget.TakeAsync(message.Body.Length, cancellation);
        lock (_lock)
        {
            if (_closed) return;
            _lastTag = message.Tag;
            _bytes += message.Body.Length;
            if (!message.MayBeKnown || !recent.IsKnown(message.Identity))
            {
                rows.Add(message.Body.Span, message.ArrivalTicks, IsCatchingUp ? BatchOrigin.Replayed : BatchOrigin.Live);
                _identities.Add(message.Identity);
            }

            if (IsCatchingUp) Interlocked.Decrement(ref _backlog);
        }

        _arrivals.Writer.TryWrite(true);
    }

    /// <summary>Waits until there is something to take.</summary>
    /// <returns>False when nothing will come any more.</returns>
    /// <exception cref="Exception">The reason with which it was closed.</exception>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _arrivals.Reader.WaitToReadAsync(cancellation);

    /// <summary>All that is here: the batches to commit together, none where everything was known, and the last message to acknowledge once they are durable.</summary>
    public (LogBatch[] Together, ulong LastTag) Take(BatchCompletion completion)
    {
        lock (_lock)
        {
            _arrivals.Reader.TryRead(out _);
            recent.Add(_identities);
            _identities.Clear();
            _budget.GiveBack(_bytes);
            _bytes = 0;
            return (rows.Seal(RabbitMqState.Write(rows.State, recent), completion), _lastTag);
        }
    }

    /// <summary>Takes nothing in any more and forgets what nobody took: the broker delivers it again.</summary>
    public void Close(Exception? reason)
    {
        lock (_lock)
        {
            if (_closed) return;
            _closed = true;
            _identities.Clear();
            rows.Discard();
        }

        _arrivals.Writer.TryComplete(reason);
    }
}

/// <summary>A message as it was delivered. Its body is valid only until the delivery returns.</summary>
/// <param name="MayBeKnown">The broker says that it delivers it again, or it has an id: a broker that was killed does not know what it delivered.</param>
internal readonly record struct Message(ulong Tag, bool MayBeKnown, ulong Identity, ReadOnlyMemory<byte> Body, long ArrivalTicks);
