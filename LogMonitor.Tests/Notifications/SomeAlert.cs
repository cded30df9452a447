using LogMonitor.Core.Alerts;
using LogMonitor.Core.Notifications;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Notifications;

/// <summary>Transitions and messages that a test needs but does not care about.</summary>
internal static class SomeAlert
{
    public static AlertTransition Transition(AlertKind kind = AlertKind.Firing, string group = "web-1", double second = 0, string text = "boom", string rule = "Errors", AlertSeverity severity = AlertSeverity.Critical) => new()
    {
        Rule = rule,
        Group = group.Length == 0 ? "" : $"host={group}",
        Labels = group.Length == 0 ? [] : [new AlertLabel("host", group)],
        Kind = kind,
        EventTicks = Some.Ticks + (long)(second * TimeSpan.TicksPerSecond),
        CommittedTicks = Some.Ticks + (long)(second * TimeSpan.TicksPerSecond),
        Severity = severity,
        Value = 132,
        ValueText = "132",
        Threshold = 100,
        Limit = "> 100 in 1m",
        SinceTicks = Some.Ticks,
        Summary = "132 errors a minute",
        Query = "level>=error",
        FromTicks = Some.Ticks - TimeSpan.TicksPerMinute,
        ToTicks = Some.Ticks + TimeSpan.TicksPerMinute,
        Sparkline = [0, 1, 4, 8],
        Samples = [new AlertSample(Some.Ticks, text), new AlertSample(Some.Ticks, text)],
        Wait = TimeSpan.FromSeconds(5),
    };

    public static AlertMessage Message(params AlertTransition[] transitions) => new()
    {
        Id = "msg_1",
        Rule = "Errors",
        Severity = AlertSeverity.Critical,
        Items = [.. transitions.Select(transition => new AlertMessageItem(transition))],
        SentTicks = Some.Ticks,
        PublicUrl = "https://logs.example.org",
    };

    public static ChannelSettings Settings(ChannelType type, Uri url, string? secret = null, string name = "c", AlertSeverity least = AlertSeverity.Info)
        => new(name, type, url, secret, AllowPrivate: true, least);
}
