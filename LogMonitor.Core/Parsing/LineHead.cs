using LogMonitor.Core.Events;

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
}
