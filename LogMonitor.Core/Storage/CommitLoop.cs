using LogMonitor.Core.Events;
using LogMonitor.Core.Live;
using LogMonitor.Core.Pipeline;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Storage;

/// <summary>
/// The one writer of the log. Groups what the sources send, commits it, then shows it to the readers of the live
/// tail and completes what the sources await. A commit that fails is tried again as it is: the sources pause
/// behind it, and nothing is lost.
/// </summary>
public sealed class CommitLoop(
    LogDatabase database,
    StreamCatalog catalog,
    IngestQueue queue,
    LogTail tail,
    CommitOptions options,
    TimeProvider time,
    ILogger<CommitLoop> logger)
{
    private readonly LogWriter _writer = new(database, catalog, time);
    private readonly List<LogBatch> _group = [];
    private long _lastCommit = time.GetTimestamp();
    private long _committedRows;
    private string? _blocked;
    private Task<bool>? _arrival;

    /// <summary>Why nothing can be committed at the moment, and what to do about it; null while all is well.</summary>
    public string? Blocked => Volatile.Read(ref _blocked);

    /// <summary>Rows committed since the start, control rows included.</summary>
    public long CommittedRows => Interlocked.Read(ref _committedRows);

    public long LastSequence => _writer.LastSequence;

    /// <summary>Runs until the queue is completed and empty.</summary>
    /// <param name="giveUp">Cancelled when the host cannot wait longer; what is not committed will be read again.</param>
    public async Task RunAsync(CancellationToken giveUp)
    {
        while (await WaitForWorkAsync(giveUp))
        {
            var cost = await CollectAsync(giveUp);
            if (_group.Count == 0) continue;
            await CommitAsync(cost, giveUp);
            _group.Clear();
        }
    }

    /// <summary>True when there is something to commit: batches, or time itself while a reader waits for it to pass.</summary>
    private async Task<bool> WaitForWorkAsync(CancellationToken giveUp)
    {
        while (true)
        {
            var left = options.TickInterval - time.GetElapsedTime(_lastCommit);
            if (left <= TimeSpan.Zero && tail.WantsTicks)
            {
                _group.Add(ControlRecord.Batch(ControlRecord.Tick, time.GetUtcNow().UtcTicks));
                return true;
            }

            if (await ArrivalAsync(left > TimeSpan.Zero ? left : options.TickInterval, giveUp) is { } open) return open;
        }
    }

    /// <summary>Fills the group; the result is what it holds of the queue's budget.</summary>
    private async Task<long> CollectAsync(CancellationToken giveUp)
    {
        long bytes = 0;
        long cost = 0;
        var started = time.GetTimestamp();
        while (bytes < options.MaxBytes)
        {
            if (queue.Reader.TryRead(out var together))
            {
                foreach (var batch in together)
                {
                    bytes += batch.Text.Length;
                    cost += IngestQueue.CostOf(batch);
                    _group.Add(batch);
                }

                continue;
            }

            // A viewer who comes while an unwatched group waits should not wait out its longer age.
            var left = AgeLimit() - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) break;
            if (await ArrivalAsync(left < options.WatchedAge ? left : options.WatchedAge, giveUp) is false) break;
        }

        return cost;
    }

    private TimeSpan AgeLimit() => tail.IsWatched || _group.Exists(batch => batch.Completion is not null) ? options.WatchedAge : options.IdleAge;

    /// <summary>True when a batch has arrived, false when none will any more, null when the time ran out.</summary>
    private async Task<bool?> ArrivalAsync(TimeSpan atMost, CancellationToken giveUp)
    {
        // One pending wait is kept over time-outs: the channel would collect one abandoned waiter for each.
        _arrival ??= queue.Reader.WaitToReadAsync(giveUp).AsTask();
        if (!_arrival.IsCompleted)
        {
            await ((Task)_arrival).WaitAsync(atMost, time, giveUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            giveUp.ThrowIfCancellationRequested();
            if (!_arrival.IsCompleted) return null;
        }

        var open = await _arrival;
        _arrival = null;
        return open;
    }

    private async Task CommitAsync(long cost, CancellationToken giveUp)
    {
        using var commit = _writer.Prepare(_group);
        var backoff = new Backoff(time, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));
        while (true)
        {
            try
            {
                _writer.Store(commit);
                break;
            }
            catch (SqliteException e)
            {
                var reason = DatabaseFault.Of(e);
                if (Blocked is null) logger.LogError("The log cannot be written, and reading pauses until it can: {Reason} ({Error})", reason, e.Message);
                Volatile.Write(ref _blocked, reason);
                await backoff.WaitAsync(giveUp);
            }
        }

        if (Blocked is not null) logger.LogWarning("The log can be written again");
        Volatile.Write(ref _blocked, null);
        foreach (var batch in commit.Batches) Interlocked.Add(ref _committedRows, batch.Count);
        _lastCommit = time.GetTimestamp();
        tail.Append(commit.Batches, commit.NextSequence);
        foreach (var completion in commit.Completions) completion.Committed();
        queue.Release(cost);
    }
}
