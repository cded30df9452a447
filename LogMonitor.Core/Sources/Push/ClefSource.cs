using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;

namespace LogMonitor.Core.Sources.Push;

/// <summary>
/// Events that clients push in the compact log event format (CLEF). A request is committed whole, in one transaction, or not at all; who
/// sends it learns which, and may forget it only once it is durable.
/// </summary>
public sealed class ClefSource : ILogSource
{
    private const string Source = "clef";
    private const string FormatName = "clef";

    private readonly FormatRegistry _formats;
    private readonly LineFormat _format;
    private readonly IngestQueue _queue;
    private readonly PushStreams _streams;
    private readonly Func<string?> _blocked;
    private readonly TimeProvider _time;
    private readonly Lock _handingOver = new();
    private volatile bool _running;

    /// <param name="blocked">Why the log cannot be written at the moment; null while all is well.</param>
    public ClefSource(IStreamCatalog catalog, FormatRegistry formats, IngestQueue queue, Func<string?> blocked, TimeProvider time)
    {
        _formats = formats;
        _format = formats.TryGet(FormatName) ?? formats.Fallback;
        _queue = queue;
        _streams = new PushStreams(catalog, Source, time);
        _blocked = blocked;
        _time = time;
    }

    /// <summary>How long a request waits to become durable. Shorter than a shutdown may take, so that the wait does not use it up.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What a request would meet at this moment: worth knowing before its body is read.</summary>
    public PushOutcome? Refusal => !_running || _blocked() is not null ? PushOutcome.Unavailable : _queue.IsFull ? PushOutcome.Full : null;

    public async Task RunAsync(CancellationToken cancellation)
    {
        _running = true;
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop: what was handed over is still committed and acknowledged.
        }
        finally
        {
            _running = false;
        }
    }

    public IReadOnlyList<SourceStatus> Status()
    {
        var blocked = _blocked() is { } reason ? $"Clients are told to send again later: {reason}" : null;
        var crowded = _streams.IsFull ? $"There are more than {PushStreams.MaxStreams} services and hosts: further ones stand in one stream without a name. Look for an id in a service's name." : null;
        return [.. _streams.All.Select(stream => stream.Status("/ingest/clef", FormatName, blocked ?? crowded))];
    }

    /// <summary>Reads a body, newline-delimited or in the older layout, without taking anything of it yet.</summary>
    /// <param name="isLines">The client says that it is newline-delimited; otherwise the layout is recognised.</param>
    public PushRequest Read(ReadOnlySpan<byte> body, bool isLines)
    {
        var request = new PushRequest(_streams, _formats, _format, _time);
        ClefReader.Read(body, isLines, request);
        return request;
    }

    /// <summary>Hands a request without errors to the log and waits until it is durable.</summary>
    /// <exception cref="OperationCanceledException">The client is gone; it was told nothing, and may find its records stored.</exception>
    public async Task<PushOutcome> SendAsync(PushRequest request, CancellationToken cancellation)
    {
        if (Refusal is { } refusal) return refusal;
        if (request.Count == 0) return PushOutcome.Committed;
        var completion = new BatchCompletion();
        if (!TryHandOver(request, completion)) return PushOutcome.Full;
        try
        {
            await completion.Task.WaitAsync(Patience, _time, cancellation);
            return PushOutcome.Committed;
        }
        catch (TimeoutException)
        {
            return PushOutcome.Unavailable;
        }
    }

    // One at a time: offsets grow in the order in which the queue is filled.
    private bool TryHandOver(PushRequest request, BatchCompletion completion)
    {
        lock (_handingOver)
        {
            var taken = new List<(PushStream Stream, LogBatch Batch, PushRequest.Rows Rows)>();
            // Two names may come to share the stream without any.
            var next = new Dictionary<PushStream, long>();
            foreach (var (key, rows) in request.ByStream)
            {
                if (rows.Builder.Count == 0) continue;
                var stream = _streams.Open(key);
                var offset = next.GetValueOrDefault(stream, stream.NextOffset);
                rows.Builder.ShiftOffsets(offset);
                next[stream] = offset + rows.Builder.Count;
                taken.Add((stream, rows.Builder.Seal(stream.Stream, rows.Parser.Format, request.ArrivalTicks, BatchOrigin.Live, new SourcePosition(next[stream]), completion), rows));
            }

            // From here on the queue's reader may use and release the batches.
            var counts = taken.ConvertAll(entry => (entry.Batch.Count, entry.Batch.Text.Length));
            if (!_queue.TryWrite([.. taken.Select(entry => entry.Batch)]))
            {
                foreach (var entry in taken) entry.Batch.Dispose();
                return false;
            }

            for (var i = 0; i < taken.Count; i++) taken[i].Stream.Taken(counts[i].Count, counts[i].Length, taken[i].Rows.LatestTicks);
            return true;
        }
    }
}
