using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Hosting;

/// <summary>
/// Starts the stages behind one another and stops them in the order of the flow: first the sources, then the alerts,
/// which save where they are, then what is queued is committed, within the host's time limit.
/// </summary>
internal sealed class PipelineService(LogStore store, SourceHost sources, AlertHost alerts, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<PipelineService> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopSources = new();
    private readonly CancellationTokenSource _stopAlerts = new();
    private Task _reading = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private Task _alerting = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Start();
        _writing = WatchAsync("writing the log", store.Completion);
        _reading = WatchAsync("reading the sources", sources.RunAsync(_stopSources.Token));
        _alerting = WatchAsync("alerting", alerts.RunAsync(_stopAlerts.Token));
        readiness.SetRunning(true);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.SetRunning(false);
        await _stopSources.CancelAsync();
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopAlerts.CancelAsync();
        await _alerting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await store.StopAsync(cancellationToken);
        await _writing;
        if (store.Queue.BufferedBytes > 0)
        {
            logger.LogError("LogMonitor stopped before all that was read could be committed ({Reason}): files are read again from there, what came through a pipe is lost", store.Blocked ?? "there was no time left");
        }
    }

    public void Dispose()
    {
        _stopSources.Dispose();
        _stopAlerts.Dispose();
    }

    /// <summary>A stage that ends by an error takes the process down, for its keeper to start it again: half a pipeline helps nobody.</summary>
    private async Task WatchAsync(string what, Task stage)
    {
        try
        {
            await stage;
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
        catch (Exception e)
        {
            logger.LogCritical(e, "LogMonitor stops: {What} failed", what);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }
}
