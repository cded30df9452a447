using LogMonitor.Core.Alerts;

namespace LogMonitor.Core.Notifications;

public enum DeliveryState : byte
{
    Queued = 0,
    Delivered = 1,

    /// <summary>Given up: shown, and may be sent again by hand.</summary>
    Dead = 2,
}

/// <summary>One transition on its way to one channel. Times in UTC ticks, 0 where it has not happened.</summary>
/// <param name="DueTicks">When it is tried next.</param>
/// <param name="TriedTicks">When it was tried first.</param>
/// <param name="Error">What the last attempt met; without secrets.</param>
public sealed record DeliveryRecord(
    long Id,
    string Rule,
    string Group,
    AlertKind Kind,
    long EventTicks,
    string Channel,
    DeliveryState State,
    long CreatedTicks,
    long DueTicks,
    long TriedTicks,
    int Attempts,
    long EndedTicks,
    string? Error);
