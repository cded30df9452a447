namespace LogMonitor.Core.Notifications;

/// <summary>Tells people or programs. One implementation per type of receiver, in Channels/.</summary>
internal interface IAlertChannel
{
    ChannelSettings Settings { get; }

    /// <summary>True where one message tells of several groups of a rule; false where each is a message of its own.</summary>
    bool Groups { get; }

    /// <summary>Messages in a burst and per second that the receiver takes, with room below its limit.</summary>
    (int Burst, double PerSecond) Rate { get; }

    Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellation);
}
