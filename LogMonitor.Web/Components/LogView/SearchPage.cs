using LogMonitor.Core.Events;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Some of the records that match.</summary>
/// <param name="Records">In the order that was asked for.</param>
/// <param name="Next">The cursor of the page behind this one; null when this is the last.</param>
/// <param name="Matched">How many records match in the whole range.</param>
/// <param name="LastSequence">The newest committed sequence that was looked at: following begins behind it.</param>
public sealed record SearchPage(IReadOnlyList<LogRecord> Records, string? Next, long Matched, long LastSequence);
