namespace LogMonitor.Core.Framing;

/// <summary>The limits on what one record may be.</summary>
public sealed record FramingOptions
{
    public static FramingOptions Default { get; } = new();

    /// <summary>A longer line is cut; the rest of it is discarded and counted. Bytes, default 1 MiB.</summary>
    public int MaxLineBytes { get; init; } = 1 << 20;

    /// <summary>A record of several lines is ended before the line that would make it longer. Bytes, default 1 MiB.</summary>
    public int MaxRecordBytes { get; init; } = 1 << 20;

    /// <summary>A record of so many lines is ended. Default 1,000.</summary>
    public int MaxRecordLines { get; init; } = 1000;
}
