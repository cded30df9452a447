using LogMonitor.Core.Alerts;
using LogMonitor.Core.Notifications.Channels;
using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Notifications;

/// <summary>Delivers the outbox: one worker a channel.</summary>
public sealed class OutboxDispatcher
{
    private readonly List<ChannelWorker> _workers;
    private readonly TimeProvider _time;
    private readonly string? _publicUrl;

    /// <param name="publicUrl">The address of the page, for links; null: no links.</param>
    public OutboxDispatcher(LogDatabase database, Outbox outbox, ChannelHttp http, TimeProvider time, string? publicUrl, RetrySchedule? schedule = null)
    {
        var store = new AlertStore(database);
        _time = time;
        _publicUrl = publicUrl?.TrimEnd('/');
        _workers = [.. outbox.Channels.Select(settings => new ChannelWorker(ChannelFactory.Create(settings, http), outbox, store, schedule ?? RetrySchedule.Default, _publicUrl, time))];
    }

    internal IReadOnlyList<ChannelWorker> Workers => _workers;

    /// <summary>Says that there are new rows.</summary>
    public void Wake()
    {
        foreach (var worker in _workers) worker.Wake();
    }

    /// <summary>Runs until cancelled. A message under way is broken off and sent again after the next start.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(_workers.Select(worker => worker.RunAsync(cancellation)));

    /// <summary>Sends a test message the way alerts go; null where there is no such channel.</summary>
    public async Task<DeliveryResult?> TestAsync(string channel, CancellationToken cancellation)
    {
        if (_workers.Find(worker => worker.Target.Settings.Name.Equals(channel, StringComparison.OrdinalIgnoreCase)) is not { } worker) return null;
        var now = _time.GetUtcNow().UtcTicks;
        return await worker.SendAsync(
            new AlertMessage
            {
                Id = "msg_test_" + now.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Rule = "LogMonitor",
                Severity = AlertSeverity.Info,
                Items = [],
                SentTicks = now,
                PublicUrl = _publicUrl,
                IsTest = true,
            },
            cancellation);
    }
}
