using LogMonitor.Core.Events;

namespace LogMonitor.Web.Components.LogView;

/// <summary>What was committed since the page before.</summary>
/// <param name="Records">The newest of the matching records, at most about 200, by sequence, oldest first.</param>
/// <param name="CountsByLevel">All that matched, exactly, by level: as long as <c>LogLevels.Count</c>.</param>
/// <param name="Skipped">How many matched but are not in <paramref name="Records"/>.</param>
/// <param name="LastSequence">The last sequence that was looked at.</param>
public sealed record LivePage(IReadOnlyList<LogRecord> Records, long[] CountsByLevel, long Skipped, long LastSequence);
