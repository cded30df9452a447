namespace LogMonitor.Core.Framing;

/// <summary>What a framer could not pass on as it was, since it was made.</summary>
public sealed class FramingCounters
{
    /// <summary>Bytes of lines behind the cap.</summary>
    public long DiscardedBytes { get; internal set; }

    /// <summary>Lines that were cut at the cap.</summary>
    public long TruncatedLines { get; internal set; }

    /// <summary>NUL bytes, as a truncated file's hole has them.</summary>
    public long SkippedNuls { get; internal set; }

    /// <summary>Rows in which bytes were replaced because they are not UTF-8.</summary>
    public long InvalidRows { get; internal set; }

    /// <summary>Records that a limit on lines or bytes ended.</summary>
    public long CutRecords { get; internal set; }
}
