namespace LogMonitor.Core.Notifications;

/// <summary>What the pages show of channels and deliveries, and what can be done there.</summary>
public sealed class ChannelBoard(OutboxDispatcher dispatcher, Outbox outbox, TimeProvider time)
{
    public IReadOnlyList<ChannelStatus> Channels => [.. dispatcher.Workers.Select(worker => new ChannelStatus(
        worker.Target.Settings.Name,
        worker.Target.Settings.Type,
        Redaction.Address(worker.Target.Settings.Url),
        worker.DeliveredTicks,
        worker.LastError))];

    /// <summary>Deliveries, the newest first; give the id of the last one of a page to read the next page.</summary>
    public IReadOnlyList<DeliveryRecord> Deliveries(int limit = 100, long beforeId = long.MaxValue, DeliveryState? state = null)
        => outbox.List(Math.Clamp(limit, 1, 1000), beforeId, state);

    /// <summary>Sends a test message; null where there is no such channel.</summary>
    public Task<DeliveryResult?> Test(string channel, CancellationToken cancellation) => dispatcher.TestAsync(channel, cancellation);

    /// <summary>Sends a delivery that was given up once more.</summary>
    public bool Replay(long id)
    {
        if (!outbox.Replay(id, time.GetUtcNow().UtcTicks)) return false;
        dispatcher.Wake();
        return true;
    }
}

/// <summary>How a channel is doing since the start.</summary>
/// <param name="Address">Redacted.</param>
/// <param name="DeliveredTicks">The newest delivery, UTC ticks; 0 for none.</param>
/// <param name="LastError">What the last attempt met; null after a success.</param>
public sealed record ChannelStatus(string Name, ChannelType Type, string Address, long DeliveredTicks, string? LastError);
