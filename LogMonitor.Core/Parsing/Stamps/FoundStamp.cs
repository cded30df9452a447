using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>A stamp and where it stands in its line.</summary>
internal struct FoundStamp
{
    public long UtcTicks;

    /// <summary>The less likely time that the stamp can mean; meaningless without <see cref="Doubt"/>.</summary>
    public long OtherTicks;

    public int Start;
    public int End;
    public bool HasZone;
    public StampDoubt Doubt;

    /// <summary>How a numeric date was read for <see cref="UtcTicks"/> and for <see cref="OtherTicks"/>.</summary>
    public DateOrder Order;
    public DateOrder OtherOrder;

    /// <summary>A level that is part of the stamp.</summary>
    public LogLevel Level;
}
