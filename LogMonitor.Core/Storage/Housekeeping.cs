using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Storage.Rereading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Storage;

/// <summary>Keeps the log within its bounds, its blocks large and its rows read as wanted, beside ingestion and at lower urgency.</summary>
internal sealed class Housekeeping(Retention retention, StreamCleanup streams, Compactor compactor, Rewriter rewriter, IngestQueue queue, TimeProvider time, ILogger<Housekeeping> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // A rewrite rests as long as it works, and longer while sources wait for the log.
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan RestWhileFull = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var tick = timer.WaitForNextTickAsync(cancellation).AsTask();
        while (true)
        {
            if (await Task.WhenAny(tick, rewriter.Wanted) == tick)
            {
                if (!await tick) return;
                tick = timer.WaitForNextTickAsync(cancellation).AsTask();
                Try(Keep, cancellation);
            }

            if (!await RewriteAsync(tick, cancellation)) await ((Task)tick).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Keep(CancellationToken cancellation)
    {
        if (retention.Apply() is var dropped and > 0) logger.LogInformation("Retention dropped the oldest {Rows} records", dropped);
        streams.Apply();
        while (!cancellation.IsCancellationRequested && compactor.MergeOnce())
        {
        }
    }

    /// <summary>Rewrites until nothing is left or the next tick is due; false when it has to be put off.</summary>
    private async Task<bool> RewriteAsync(Task tick, CancellationToken cancellation)
    {
        while (!tick.IsCompleted)
        {
            var started = time.GetTimestamp();
            var more = false;
            if (!Try(_ => more = rewriter.RewriteNext(), cancellation)) return false;
            if (!more) return true;
            var worked = time.GetElapsedTime(started);
            await Task.Delay(queue.IsFull ? RestWhileFull : worked > ShortestRest ? worked : ShortestRest, time, cancellation);
        }

        return true;
    }

    private bool Try(Action<CancellationToken> work, CancellationToken cancellation)
    {
        try
        {
            work(cancellation);
            return true;
        }
        catch (SqliteException e)
        {
            // The commit loop reports a log that cannot be written; this work waits for better times.
            logger.LogDebug("Housekeeping was put off: {Reason}", e.Message);
            return false;
        }
    }
}
