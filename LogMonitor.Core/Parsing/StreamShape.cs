using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing;

/// <summary>What was learned about where a stream's lines carry their stamp and their level, so that it is tried there first, and what its stamps leave open.</summary>
public sealed class StreamShape(TimeZoneInfo zone)
{
    private StampReader? _utc;

    internal StampReader Stamps { get; } = new(zone);

    /// <summary>For formats whose stamps are UTC by definition, whatever the source's zone is.</summary>
    internal StampReader UtcStamps => _utc ??= new StampReader(TimeZoneInfo.Utc);

    internal LevelColumn Levels { get; } = new();

    private StampOrder Order { get; } = new();

    /// <summary>Takes up behind a stamp of an earlier run.</summary>
    internal void Resume(long previousTicks) => Order.Resume(previousTicks);

    /// <summary>The time of a record that is taken, and whether it is certain. The heads of a stream are settled in their order.</summary>
    internal long Settle(in LineHead head, long arrivalTicks, out bool certain)
    {
        var time = Order.Settle(in head, arrivalTicks, out certain);
        if (certain && head.Doubt == StampDoubt.DateOrder) Stamps.Learn(time == head.TimeTicks ? head.Order : head.OtherOrder);
        return time;
    }
}
