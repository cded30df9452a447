using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing;

/// <summary>What was learned about where a stream's lines carry their stamp and their level, so that it is tried there first.</summary>
public sealed class StreamShape(TimeZoneInfo zone)
{
    internal StampReader Stamps { get; } = new(zone);

    internal LevelColumn Levels { get; } = new();
}
