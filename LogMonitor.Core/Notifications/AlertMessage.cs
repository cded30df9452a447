using LogMonitor.Core.Alerts;

namespace LogMonitor.Core.Notifications;

/// <summary>What happened to one group: its newest transition and, where that had not been told before it ended, its firing.</summary>
public sealed record AlertMessageItem(AlertTransition Newest, AlertTransition? UntoldFiring = null)
{
    public bool IsResolved => Newest.Kind == AlertKind.Resolved;
}

/// <summary>One message of one rule.</summary>
public sealed record AlertMessage
{
    /// <summary>Stays the same when the message is sent again, so that a receiver can tell a second copy.</summary>
    public required string Id { get; init; }

    public required string Rule { get; init; }

    public required AlertSeverity Severity { get; init; }

    /// <summary>At least one, except in a test.</summary>
    public required IReadOnlyList<AlertMessageItem> Items { get; init; }

    /// <summary>Other groups of the rule that fire and were told before.</summary>
    public IReadOnlyList<string> AlsoFiring { get; init; } = [];

    /// <summary>When it is sent, UTC ticks.</summary>
    public required long SentTicks { get; init; }

    /// <summary>The address of the page, without a slash at its end; null where it is not known.</summary>
    public string? PublicUrl { get; init; }

    public bool IsTest { get; init; }

    public bool IsResolved => Items.Count > 0 && Items.All(item => item.IsResolved);

    /// <summary>FIRING, RESOLVED, and what lies between.</summary>
    public string State
    {
        get
        {
            if (IsTest) return "TEST";
            if (Items.All(item => item is { IsResolved: true, UntoldFiring: not null })) return "FIRED AND RESOLVED";
            if (IsResolved) return "RESOLVED";
            if (Items.Any(item => item.IsResolved)) return "CHANGED";
            return Items.All(item => item.Newest.Kind == AlertKind.Repeat) ? "STILL FIRING" : "FIRING";
        }
    }

    /// <summary>A link to the lines behind an item; null where the page's address is not known.</summary>
    public string? LinkTo(AlertMessageItem item)
    {
        if (PublicUrl is null) return null;
        var from = (item.UntoldFiring ?? item.Newest).FromTicks;
        return $"{PublicUrl}/?q={Uri.EscapeDataString(item.Newest.Query)}&from={Instant(from)}&to={Instant(item.Newest.ToTicks)}";
    }

    public string? Link => Items.Count > 0 ? LinkTo(Items[0]) : PublicUrl;

    private static string Instant(long ticks)
        => Uri.EscapeDataString(new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
}
