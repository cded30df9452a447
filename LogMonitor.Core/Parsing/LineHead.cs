using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing;

/// <summary>What a format reads from a line alone, before the stream's history is asked.</summary>
public struct LineHead
{
    /// <summary>UTC ticks; meaningless without <see cref="HasTime"/>.</summary>
    public long TimeTicks { get; set; }

    public LogLevel Level { get; set; }

    public bool HasTime { get; set; }

    /// <summary>The stamp names its zone.</summary>
    public bool HasZone { get; set; }

    /// <summary>The record ends with this line, whatever follows.</summary>
    public bool Single { get; set; }

    /// <summary>The line is not of the stream's format and stands among its records all the same.</summary>
    public bool Misfit { get; set; }

    /// <summary>The other time that the stamp can mean; meaningless without <see cref="Doubt"/>.</summary>
    internal long OtherTicks { get; set; }

    internal StampDoubt Doubt { get; set; }

    internal DateOrder Order { get; set; }

    internal DateOrder OtherOrder { get; set; }

    internal void SetTime(in FoundStamp stamp)
    {
        TimeTicks = stamp.UtcTicks;
        HasTime = true;
        HasZone = stamp.HasZone;
        OtherTicks = stamp.OtherTicks;
        Doubt = stamp.Doubt;
        Order = stamp.Order;
        OtherOrder = stamp.OtherOrder;
    }
}
