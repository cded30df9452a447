using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing;

/// <summary>What was learned about where a stream's lines carry their stamp and their level, so that it is tried there first.</summary>
public sealed class StreamShape(TimeZoneInfo zone)
{
    private StampReader? _utc;

    internal StampReader Stamps { get; } = new(zone);

    /// <summary>For formats whose stamps are UTC by definition, whatever the source's zone is.</summary>
    internal StampReader UtcStamps => _utc ??= new StampReader(TimeZoneInfo.Utc);

    internal LevelColumn Levels { get; } = new();
}
