namespace LogMonitor.Core.Notifications;

public enum DeliveryOutcome : byte
{
    Delivered,

    /// <summary>May go better later.</summary>
    Retry,

    /// <summary>Will fail the same way each time.</summary>
    Dead,
}

/// <summary>How one attempt to deliver ended.</summary>
/// <param name="Error">For people; without secrets.</param>
/// <param name="After">How long the receiver asks to wait.</param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, string? Error = null, TimeSpan? After = null)
{
    public static DeliveryResult Delivered { get; } = new(DeliveryOutcome.Delivered);

    public static DeliveryResult Retry(string error, TimeSpan? after = null) => new(DeliveryOutcome.Retry, error, after);

    public static DeliveryResult Dead(string error) => new(DeliveryOutcome.Dead, error);

    /// <summary>What a status other than 2xx means for chat receivers.</summary>
    public static DeliveryResult OfStatus(ChannelResponse response)
    {
        var status = (int)response.Status;
        var error = FormattableString.Invariant($"the receiver answered {status}");
        if (response.IsRedirect) return Dead($"{error}, a redirect, which is not followed: configure the address that it leads to");
        return status switch
        {
            408 or 425 or 429 => Retry(error, response.RetryAfter),
            >= 400 and < 500 => Dead($"{error}: check the channel's address"),
            _ => Retry(error, response.RetryAfter),
        };
    }
}
