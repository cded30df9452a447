namespace LogMonitor.Core.Alerts;

public enum AlertKind : byte
{
    Pending = 0,
    Firing = 1,

    /// <summary>A reminder that the group still fires.</summary>
    Repeat = 2,
    Resolved = 3,
}

public enum AlertDelivery : byte
{
    /// <summary>People are told. Pending is never told.</summary>
    Send = 0,

    /// <summary>Too old to be news when it was found: recorded only.</summary>
    Historical = 1,

    /// <summary>A silence covered it: recorded only, told when the silence ends and the group still fires.</summary>
    Silenced = 2,
}

/// <summary>A line that shows what an alert is about, at most 1 KiB of it.</summary>
public sealed record AlertSample(long TimeTicks, string Text);

/// <summary>
/// A change of a group's state, with its evidence. (Rule, Group, Kind, EventTicks) is its key: folding the same rows again gives the same keys.
/// </summary>
public sealed record AlertTransition
{
    public required string Rule { get; init; }

    /// <summary>The group's labels in one line; empty for a rule without <c>by</c>.</summary>
    public required string Group { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>When it happened in event time, UTC ticks.</summary>
    public required long EventTicks { get; init; }

    /// <summary>The commit that brought it to light, UTC ticks.</summary>
    public long CommittedTicks { get; init; }

    public AlertDelivery Delivery { get; init; }

    public IReadOnlyList<AlertLabel> Labels { get; init; } = [];

    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>Rows, or a share between 0 and 1.</summary>
    public double Value { get; init; }

    /// <summary>The value as a person writes it.</summary>
    public string ValueText { get; init; } = "";

    public double Threshold { get; init; }

    /// <summary>The condition after the value: <c>&gt; 100 in 1m</c>.</summary>
    public string Limit { get; init; } = "";

    /// <summary>Since when the condition holds (for a resolve: held), UTC ticks.</summary>
    public long SinceTicks { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>The rule's query, in the filter language.</summary>
    public string Query { get; init; } = "";

    /// <summary>The range that shows the evidence, UTC ticks, inclusive and exclusive.</summary>
    public long FromTicks { get; init; }

    public long ToTicks { get; init; }

    /// <summary>Rows per twentieth of the window, oldest first.</summary>
    public IReadOnlyList<int> Sparkline { get; init; } = [];

    /// <summary>The first line of the episode and the newest ones, at most five.</summary>
    public IReadOnlyList<AlertSample> Samples { get; init; } = [];

    /// <summary>Names of channels; null for every channel.</summary>
    public IReadOnlyList<string>? Notify { get; init; }

    /// <summary>How long to wait for other groups of the rule.</summary>
    public TimeSpan Wait { get; init; }
}
