using System.Net.Sockets;
using System.Security.Authentication;
using RabbitMQ.Client.Exceptions;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>Why a queue cannot be read, in words, and which kind of obstacle it is.</summary>
internal sealed record RabbitMqFailure(string Words, SourceFault Fault)
{
    // Reply codes of AMQP 0-9-1.
    public const ushort NotFound = 404;
    private const ushort AccessRefused = 403;
    private const ushort ResourceLocked = 405;
    private const ushort NotAllowed = 530;

    /// <summary>Null for what has nothing to do with the broker.</summary>
    public static RabbitMqFailure? Of(Exception exception, RabbitMqOptions options)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is PossibleAuthenticationFailureException) return new($"{options.Broker} refuses the user or the password.", SourceFault.Credentials);
            if (inner is OperationInterruptedException { ShutdownReason: { } reason }) return Of(reason.ReplyCode, reason.ReplyText, options);
        }

        return exception is RabbitMQClientException or IOException or SocketException or TimeoutException or AuthenticationException or OperationCanceledException
            ? new($"{options.Broker} is not reached: {Innermost(exception).Message}", SourceFault.Unreachable)
            : null;
    }

    private static RabbitMqFailure Of(ushort code, string text, RabbitMqOptions options) => code switch
    {
        NotFound => new($"{options.Broker} has no queue '{options.Queue}' in that virtual host.", SourceFault.Missing),
        AccessRefused => new($"{options.Broker} does not let this user read the queue '{options.Queue}'.", SourceFault.Credentials),
        NotAllowed => new($"{options.Broker} does not let this user into the virtual host, or has none of that name.", SourceFault.Credentials),
        ResourceLocked => new($"The queue '{options.Queue}' belongs to another connection alone.", SourceFault.Other),
        _ => new($"{options.Broker} ended the connection: {code} {text}", SourceFault.Unreachable),
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
