namespace LogMonitor.Core.Framing;

/// <summary>How much of what may still be continued is taken.</summary>
public enum FrameFlush
{
    /// <summary>Only records that are known to be whole.</summary>
    None = 0,

    /// <summary>All complete lines: nothing came for 50 ms.</summary>
    Records = 1,

    /// <summary>Also the last line without its line break, up to its last whole character: nothing came for a second.</summary>
    Partial = 2,

    /// <summary>Everything, even half a character: nothing will follow, the stream has ended.</summary>
    End = 3,
}
