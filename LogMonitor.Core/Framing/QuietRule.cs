namespace LogMonitor.Core.Framing;

/// <summary>How long a stream must be quiet before what may still be continued is taken.</summary>
public static class QuietRule
{
    /// <summary>A record is complete when this long no further line came.</summary>
    public static TimeSpan Record { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A last line without its line break is taken after this long.</summary>
    public static TimeSpan Line { get; } = TimeSpan.FromSeconds(1);

    public static FrameFlush After(TimeSpan quiet) => quiet >= Line ? FrameFlush.Partial : quiet >= Record ? FrameFlush.Records : FrameFlush.None;
}
