using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;

namespace LogMonitor.Core.Sources.Pipes;

/// <summary>
/// Reads bytes that come once and cannot be asked for again: standard input, or what a child writes. It reads as fast as the log takes
/// them, so that a writer waits where the log does.
/// </summary>
/// <param name="passTo">Receives every byte as it was read, before the log does; null where nobody else wants them.</param>
internal sealed class PipeReading(LogStream stream, ParserOptions options, FormatRegistry formats, IngestQueue queue, TimeProvider time, Stream? passTo = null) : IDisposable
{
    // A program that writes line by line should not make a batch of each line.
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(10);
    private const int GatherBytes = 64 * 1024;

    // A guess for the size of a batch's columns: too few rows and they grow once, too many and they hold memory.
    private const int BytesPerRow = 100;

    private readonly PipeBuffer _buffer = new();
    private readonly LogBatchBuilder _builder = new();
    private readonly RateMeter _rate = new(time);
    private readonly StreamParser _parser = new(formats, options);
    private RecordFramer? _framer;
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

    public LogStream Stream { get; } = stream;

    private RecordFramer Framer => _framer ??= new RecordFramer(_parser, FramingOptions.Default, default);

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
        var proof = _parser.Proof;
        return new SourceStatus
        {
            Source = Stream.Labels.Source,
            Name = name,
            StreamId = Stream.Id,
            Service = Stream.Labels.Service,
            Host = Stream.Labels.Host,
            State = _hasEnded ? SourceState.Ended : _isPaused ? SourceState.Paused : SourceState.Following,
            Format = proof.Format,
            FormatFit = proof.Lines > 0 ? (double)proof.Fitting / proof.Lines : null,
            MisfitExamples = proof.Misfits,
            Position = Interlocked.Read(ref _position),
            Rows = Interlocked.Read(ref _rows),
            RowsPerSecond = _rate.PerSecond,
            Note = _problem,
        };
    }

    public void Dispose() => _builder.Dispose();

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
        _flushed = FrameFlush.None;
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
        if (_buffer.Length == 0) return Timeout.InfiniteTimeSpan;
        var (since, wait) = _unseen ? (_unseenSince, GatherTime)
            : _flushed < FrameFlush.Records ? (_grewAt, QuietRule.Record)
            : _flushed < FrameFlush.Partial ? (_grewAt, QuietRule.Line)
            : (0, Timeout.InfiniteTimeSpan);
        if (wait == Timeout.InfiniteTimeSpan) return wait;
        // Timers count whole milliseconds: one that is due in half of one would be asked again and again.
        return TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (wait - time.GetElapsedTime(since)).TotalMilliseconds)));
    }

    private async ValueTask FrameAsync(FrameFlush flush)
    {
        (_unseen, _flushed) = (false, flush);
        if (_buffer.Length == 0) return;
        var arrival = time.GetUtcNow().UtcTicks;
        _builder.Reserve(_buffer.Length, _buffer.Length / BytesPerRow);
        var consumed = Framer.Frame(_buffer.Bytes, _position, arrival, flush, _builder);
        _buffer.Take(consumed);
        Interlocked.Add(ref _position, consumed);
        if (_builder.Count == 0) return;
        var batch = _builder.Seal(Stream, _parser.Format, arrival, BatchOrigin.Live, new SourcePosition(_position));
        Interlocked.Add(ref _rows, batch.Count);
        _rate.Add(batch.Count);
        _isPaused = queue.IsFull;
        // Never cancelled: what was read is nowhere else.
        await queue.WriteAsync(batch, CancellationToken.None);
        _isPaused = false;
    }
}
