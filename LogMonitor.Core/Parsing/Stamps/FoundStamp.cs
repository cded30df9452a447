using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>A stamp and where it stands in its line.</summary>
internal struct FoundStamp
{
    public long UtcTicks;
    public int Start;
    public int End;
    public bool HasZone;

    /// <summary>A level that is part of the stamp.</summary>
    public LogLevel Level;
}
