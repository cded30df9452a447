namespace LogMonitor.Web.Components.LogView;

/// <summary>Counts over equal slices of time.</summary>
/// <param name="FromTicks">Where the first bucket begins.</param>
/// <param name="ToTicks">Where the last bucket ends.</param>
/// <param name="Counts">By bucket, then by level: as long as <c>LogLevels.Count</c> each.</param>
public sealed record HistogramData(long FromTicks, long ToTicks, long[][] Counts);
