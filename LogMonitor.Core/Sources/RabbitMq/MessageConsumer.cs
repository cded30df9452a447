using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>Takes what the broker delivers on one channel into the inbox, one message after another.</summary>
internal sealed class MessageConsumer(IChannel channel, MessageInbox inbox, TimeProvider time) : AsyncDefaultBasicConsumer(channel)
{
    public override async Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default)
    {
        var identity = RecentMessages.IdentityOf(properties.MessageId, routingKey, properties.Timestamp.UnixTime, body.Span);
        await inbox.AddAsync(new Message(deliveryTag, redelivered || !string.IsNullOrEmpty(properties.MessageId), identity, body, time.GetUtcNow().UtcTicks), cancellationToken);
    }

    public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        inbox.Close(new OperationInterruptedException(new ShutdownEventArgs(ShutdownInitiator.Peer, RabbitMqFailure.NotFound, "the queue was deleted")));
        return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
    }

    public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
    {
        inbox.Close(new AlreadyClosedException(reason));
        return base.HandleChannelShutdownAsync(channel, reason);
    }
}
