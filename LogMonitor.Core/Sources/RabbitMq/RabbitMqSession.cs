using LogMonitor.Core.Events;
using LogMonitor.Core.Pipeline;
using RabbitMQ.Client;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>
/// Reads over one channel: takes what was delivered, waits until it is durable, acknowledges it, and takes what came meanwhile. So at
/// most one group of messages is committed and not yet acknowledged.
/// </summary>
internal sealed class RabbitMqSession(RabbitMqOptions options, IChannel channel, MessageInbox inbox, IngestQueue queue, QueueGauges gauges, TimeProvider time)
{
    /// <summary>How long a shutdown waits for the commit of what was taken; else the broker delivers it again.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    /// <summary>Reads until it is cancelled.</summary>
    /// <exception cref="Exception">The connection ended.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await channel.BasicQosAsync(prefetchSize: 0, (ushort)options.Prefetch, global: false, cancellation);
            await channel.BasicConsumeAsync(options.Queue, autoAck: false, new MessageConsumer(channel, inbox, time), cancellation);
            while (await inbox.WaitAsync(cancellation)) await TakeAsync(cancellation);
        }
        finally
        {
            inbox.Close(null);
            gauges.IsPaused = false;
        }
    }

    private async Task TakeAsync(CancellationToken cancellation)
    {
        var completion = new BatchCompletion();
        var (together, lastTag) = inbox.Take(completion);
        if (together.Length > 0)
        {
            // The queue's reader may release them as soon as they are handed over.
            var rows = together.Sum(batch => batch.Count);
            await HandOverAsync(together, cancellation);
            await DurableAsync(completion.Task, cancellation);
            gauges.Committed(rows);
        }

        // Not cancelled: what is durable is acknowledged also when LogMonitor stops.
        await channel.BasicAckAsync(lastTag, multiple: true, CancellationToken.None);
    }

    private async Task HandOverAsync(LogBatch[] together, CancellationToken cancellation)
    {
        gauges.IsPaused = queue.IsFull;
        try
        {
            await queue.WriteAsync(together, cancellation);
        }
        catch
        {
            foreach (var batch in together) batch.Dispose();
            throw;
        }

        gauges.IsPaused = false;
    }

    private async Task DurableAsync(Task commit, CancellationToken cancellation)
    {
        try
        {
            await commit.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await commit.WaitAsync(LastWait, time, CancellationToken.None);
        }
    }
}
