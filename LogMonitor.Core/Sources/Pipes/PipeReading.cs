using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Pipeline;

namespace LogMonitor.Core.Sources.Pipes;

/// <summary>
/// Reads bytes that come once and cannot be asked for again: standard input, or what a child writes. It reads as fast as the log takes
/// them, so that a writer waits where the log does.
/// </summary>
/// <param name="labels">Of what it reads, until its first stream is known.</param>
/// <param name="passTo">Receives every byte as it was read, before the log does; null where nobody else wants them.</param>
internal sealed class PipeReading(RowReader reader, StreamLabels labels, IngestQueue queue, TimeProvider time, Stream? passTo = null) : IDisposable
{
    // A program that writes line by line should not make a batch of each line.
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(10);
    private const int GatherBytes = 64 * 1024;

    private readonly ReadBuffer _buffer = new();
    private readonly RateMeter _rate = new(time);
    private Stream? _passTo = passTo;
    private bool _unseen;
    private long _unseenSince;
    private long _grewAt;
    private FrameFlush _flushed;
    private long _position;
    private long _rows;
    private volatile bool _isPaused;
    private volatile bool _hasEnded;
    private volatile string? _problem;

    /// <summary>Reads to the end, or until the caller gives up; what was read by then is in the queue.</summary>
    /// <exception cref="IOException">It cannot be read; what was read before is in the queue.</exception>
    public async Task RunAsync(Stream input, CancellationToken giveUp)
    {
        try
        {
            await ReadAsync(input, giveUp);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            // Somebody else may hold the other end open for ever: nobody waits for that.
        }
        finally
        {
            await FrameAsync(FrameFlush.End);
            _hasEnded = true;
        }
    }

    public SourceStatus Status(string name)
    {
        var first = reader.Streams is [var stream, ..] ? stream : null;
        var proof = first?.Parser.Proof;
        return new SourceStatus
        {
            Source = labels.Source,
            Name = name,
            StreamId = first?.Stream.Id,
            Service = labels.Service,
            Host = labels.Host,
            State = _hasEnded ? SourceState.Ended : _isPaused ? SourceState.Paused : SourceState.Following,
            Format = proof?.Family,
            FormatFit = proof?.Lines > 0 ? (double)proof.Fitting / proof.Lines : null,
            MisfitExamples = proof?.Misfits ?? [],
            Position = Interlocked.Read(ref _position),
            Rows = Interlocked.Read(ref _rows),
            RowsPerSecond = _rate.PerSecond,
            Note = _problem,
        };
    }

    public void Dispose() => reader.Dispose();

    private async Task ReadAsync(Stream input, CancellationToken giveUp)
    {
        Task<int>? reading = null;
        while (true)
        {
            reading ??= input.ReadAsync(_buffer.MakeRoom(), giveUp).AsTask();
            // Some streams cannot give up a read that waits; it is left behind with the buffer it fills.
            if (!reading.IsCompleted) await ((Task)reading).WaitAsync(UntilDue(), time, giveUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            giveUp.ThrowIfCancellationRequested();
            if (reading.IsCompleted)
            {
                var read = await reading;
                reading = null;
                if (read == 0) return;
                await TakeAsync(_buffer.Add(read));
                if (_buffer.Length < GatherBytes && time.GetElapsedTime(_unseenSince) < GatherTime) continue;
            }

            await FrameAsync(QuietRule.After(time.GetElapsedTime(_grewAt)));
        }
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> read)
    {
        _grewAt = time.GetTimestamp();
        if (!_unseen) _unseenSince = _grewAt;
        _unseen = true;
        if (_passTo is null) return;
        try
        {
            await _passTo.WriteAsync(read);
            await _passTo.FlushAsync();
        }
        catch (IOException e)
        {
            // Whoever read it there is gone; the log is not.
            _problem = $"not passed on any more: {e.Message}";
            _passTo = null;
        }
    }

    /// <summary>How long until there is something to do without a further byte.</summary>
    private TimeSpan UntilDue()
    {
        if (_unseen) return Remaining(_unseenSince, GatherTime);
        if (_buffer.Length == 0 || _flushed >= FrameFlush.Partial) return Timeout.InfiniteTimeSpan;
        return Remaining(_grewAt, _flushed >= FrameFlush.Records ? QuietRule.Line : QuietRule.Record);
    }

    // Timers count whole milliseconds: one that is due in half of one would be asked again and again.
    private TimeSpan Remaining(long since, TimeSpan wait)
        => TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (wait - time.GetElapsedTime(since)).TotalMilliseconds)));

    private async ValueTask FrameAsync(FrameFlush flush)
    {
        (_unseen, _flushed) = (false, flush);
        var arrival = time.GetUtcNow().UtcTicks;
        do
        {
            // A change of format ends a batch.
            var consumed = reader.Read(_buffer.Bytes, _position, arrival, flush);
            _buffer.Take(consumed);
            Interlocked.Add(ref _position, consumed);
            foreach (var stream in reader.Streams)
            {
                if (stream.Rows.Count > 0) await HandOverAsync(stream, arrival);
            }
        }
        while (reader.IsInterrupted && _buffer.Length > 0);
    }

    private async ValueTask HandOverAsync(Substream stream, long arrival)
    {
        reader.Accept(stream);
        var batch = stream.Rows.Seal(stream.Stream, stream.Parser.Format, arrival, BatchOrigin.Live, new SourcePosition(stream.Offset));
        Interlocked.Add(ref _rows, batch.Count);
        _rate.Add(batch.Count);
        _isPaused = queue.IsFull;
        // Never cancelled: what was read is nowhere else.
        await queue.WriteAsync(batch, CancellationToken.None);
        _isPaused = false;
    }
}
