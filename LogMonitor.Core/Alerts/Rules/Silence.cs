using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Keeps alerts that match from being told until an instant.</summary>
/// <param name="Match">A query over an alert's labels: its <c>by</c> fields, <c>rule</c> and <c>severity</c>.</param>
/// <param name="FromTicks">From when on, UTC ticks of event time.</param>
/// <param name="UntilTicks">Until when, exclusive.</param>
public sealed record Silence(LogFilter Match, long FromTicks, long UntilTicks, string Why)
{
    public bool IsActiveAt(long ticks) => ticks >= FromTicks && ticks < UntilTicks;
}
