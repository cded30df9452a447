using System.Threading.Channels;
using LogMonitor.Core.Alerts;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Notifications;

/// <summary>Sends the queue of one channel, one message at a time: a receiver that hangs holds up nobody else.</summary>
internal sealed class ChannelWorker(IAlertChannel channel, Outbox outbox, AlertStore store, RetrySchedule schedule, string? publicUrl, TimeProvider time)
{
    // A wake-up that was missed costs at most this.
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TokenBucket _bucket = new(time, channel.Rate.Burst, channel.Rate.PerSecond);
    private Task<bool>? _woken;
    private long _pausedUntil;

    public IAlertChannel Target => channel;

    /// <summary>What the last attempt met; null after a success.</summary>
    public string? LastError { get; private set; }

    public long DeliveredTicks { get; private set; }

    public void Wake() => _signal.Writer.TryWrite(true);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var wait = LongestNap;
            try
            {
                wait = await StepAsync(cancellation);
            }
            catch (SqliteException e)
            {
                LastError = $"the database refused: {e.Message}";
                wait = TimeSpan.FromSeconds(5);
            }

            if (wait > TimeSpan.Zero) await NapAsync(wait, cancellation);
        }
    }

    /// <summary>Sends what is due, if anything, and says how long there is nothing to do.</summary>
    internal async Task<TimeSpan> StepAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcTicks;
        if (_pausedUntil > now) return TimeSpan.FromTicks(_pausedUntil - now);
        var due = outbox.TakeDue(channel.Settings.Name, now, channel.Groups);
        if (due.Count == 0)
        {
            var next = outbox.NextDue(channel.Settings.Name) is { } ticks ? TimeSpan.FromTicks(Math.Max(1, ticks - now)) : LongestNap;
            return next < LongestNap ? next : LongestNap;
        }

        var tokens = _bucket.Take();
        if (tokens > TimeSpan.Zero)
        {
            _pausedUntil = now + tokens.Ticks;
            return tokens;
        }

        var firing = channel.Groups ? store.Firing(due[0].Transition.Rule) : [];
        var result = await SendAsync(MessageComposer.Compose(channel.Settings.Name, due, firing, now, publicUrl), cancellation);
        Note([.. due.Select(row => row.Delivery)], result);
        return TimeSpan.Zero;
    }

    /// <summary>One attempt; what a channel throws is a failed attempt like any other.</summary>
    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        try
        {
            return await channel.SendAsync(message, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return DeliveryResult.Retry($"the message could not be sent: {e.GetType().Name}");
        }
    }

    private void Note(List<DeliveryRecord> deliveries, DeliveryResult result)
    {
        var now = time.GetUtcNow().UtcTicks;
        LastError = result.Error;
        if (result.Outcome == DeliveryOutcome.Delivered) DeliveredTicks = now;
        var tried = deliveries.ConvertAll(delivery => delivery with
        {
            Attempts = delivery.Attempts + 1,
            TriedTicks = delivery.TriedTicks == 0 ? now : delivery.TriedTicks,
            Error = result.Error,
        });
        if (result.Outcome != DeliveryOutcome.Retry)
        {
            var state = result.Outcome == DeliveryOutcome.Delivered ? DeliveryState.Delivered : DeliveryState.Dead;
            outbox.Record(tried.Select(delivery => delivery with { State = state, EndedTicks = now }));
            return;
        }

        // The receiver is at fault, not the message: the whole channel waits.
        var wait = schedule.Next(tried.Max(delivery => delivery.Attempts), TimeSpan.Zero, result.After)!.Value;
        _pausedUntil = now + wait.Ticks;
        outbox.Record(tried.Select(delivery => schedule.Next(delivery.Attempts, TimeSpan.FromTicks(now - delivery.TriedTicks), result.After) is null
            ? delivery with { State = DeliveryState.Dead, EndedTicks = now }
            : delivery with { DueTicks = _pausedUntil }));
    }

    private async Task NapAsync(TimeSpan wait, CancellationToken cancellation)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _woken ??= _signal.Reader.WaitToReadAsync(cancellation).AsTask();
        var nap = Task.Delay(wait, time, woken.Token);
        if (await Task.WhenAny(nap, _woken) == nap)
        {
            await nap;
            return;
        }

        await woken.CancelAsync();
        await _woken;
        _woken = null;
        _signal.Reader.TryRead(out _);
    }
}
