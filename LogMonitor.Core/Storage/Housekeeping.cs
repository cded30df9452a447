using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Storage;

/// <summary>Keeps the log within its bounds and its blocks large, beside ingestion and at lower urgency.</summary>
internal sealed class Housekeeping(Retention retention, StreamCleanup streams, Compactor compactor, TimeProvider time, ILogger<Housekeeping> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                if (retention.Apply() is var dropped and > 0) logger.LogInformation("Retention dropped the oldest {Rows} records", dropped);
                streams.Apply();
                while (!cancellation.IsCancellationRequested && compactor.MergeOnce()) await Task.Yield();
            }
            catch (SqliteException e)
            {
                // The commit loop reports a log that cannot be written; this work waits for better times.
                logger.LogDebug("Housekeeping was put off: {Reason}", e.Message);
            }
        }
    }
}
