using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>What the first line of a record says about the whole.</summary>
/// <param name="TimeTicks">UTC ticks; see <see cref="RowFlags.NoTime"/> for where it comes from without a stamp.</param>
/// <param name="Level">Unknown when nothing on the line tells.</param>
/// <param name="Flags">Of NoTime, NoZone, Uncertain, Late and Future those that hold.</param>
public readonly record struct RecordHead(long TimeTicks, LogLevel Level, RowFlags Flags);
