using System.Text;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>One entry of <c>Sources:RabbitMq</c>: a queue that is read.</summary>
public sealed record RabbitMqOptions
{
    public const int DefaultPrefetch = 500;

    /// <summary>The broker's limit on what a consumer may hold is 16 bits wide.</summary>
    public const int MaxPrefetch = ushort.MaxValue;

    /// <summary>The broker, the virtual host and who asks: <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c>. A secret.</summary>
    public required Uri Url { get; init; }

    public required string Queue { get; init; }

    /// <summary>How many messages may be with LogMonitor and not yet acknowledged.</summary>
    public int Prefetch { get; init; } = DefaultPrefetch;

    /// <summary>The value of <c>service:</c> in queries; the queue's name by default.</summary>
    public string? Service { get; init; }

    public string? Host { get; init; }

    /// <summary>A format's name, or <c>auto</c>.</summary>
    public string Format { get; init; } = "auto";

    /// <summary>The zone of stamps that name none; null leaves it to users, and UTC where they do not say.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>The value of <c>source:</c> in queries.</summary>
    public string Source { get; init; } = "rabbitmq";

    /// <summary>Where it reads, without secrets.</summary>
    public string Place => $"{Broker}{(Url.AbsolutePath.Length > 1 ? Url.AbsolutePath : "/%2f")}/{Uri.EscapeDataString(Queue)}";

    /// <summary>The broker's host and port.</summary>
    public string Broker => $"{Url.Host}:{(Url.Port > 0 ? Url.Port : Url.Scheme == "amqps" ? 5671 : 5672)}";

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"Place = {Place}");
        return true;
    }
}
