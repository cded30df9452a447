namespace LogMonitor.Web.Components.Alerts;

public enum AlertState
{
    Inactive,

    /// <summary>True, but not yet for as long as the rule asks.</summary>
    Pending,

    Firing,

    Resolved,
}

/// <summary>Everything the alerts page shows, at one moment.</summary>
/// <param name="History">Transitions, newest first.</param>
public sealed record AlertsSnapshot(IReadOnlyList<RuleRow> Rules, IReadOnlyList<AlertRow> Active, IReadOnlyList<TransitionRow> History)
{
    /// <summary>What the demo's chat was sent, newest first; empty outside the demo.</summary>
    public IReadOnlyList<ChatMessage> Chat { get; init; } = [];

    public static AlertsSnapshot Empty { get; } = new([], [], []);
}

/// <summary>A rule as it is written, and how it stands.</summary>
/// <param name="State">That of its worst group.</param>
/// <param name="Groups">Groups that are watched now.</param>
/// <param name="Problem">Why it cannot run; null when it does.</param>
public sealed record RuleRow(string Name, string Where, string When, string Severity, AlertState State, int Groups, string? Problem = null);

/// <summary>A rule's group that is pending or firing.</summary>
/// <param name="Group">The values it is grouped by; empty without groups.</param>
/// <param name="Value">As people read it, with its unit.</param>
/// <param name="Threshold">What it is compared with, likewise.</param>
/// <param name="SinceTicks">When the state began, UTC.</param>
/// <param name="Query">Finds the records behind it.</param>
public sealed record AlertRow(
    string Rule, string Group, AlertState State, string Severity, string Value, string Threshold, long SinceTicks, string Summary, string Query);

/// <summary>One change of state.</summary>
/// <param name="Told">Who was told of it, and how that went; empty for one that nobody is told.</param>
public sealed record TransitionRow(long Ticks, string Rule, string Group, AlertState State, string Value, string Told, string Query);

/// <summary>A message as a channel was sent it.</summary>
/// <param name="Samples">The first record of the episode and the newest ones.</param>
public sealed record ChatMessage(
    DateTimeOffset Received, string Rule, string Group, bool IsResolved, string Value, string Condition, string Summary, IReadOnlyList<(string Time, string Text)> Samples, string? Link);
