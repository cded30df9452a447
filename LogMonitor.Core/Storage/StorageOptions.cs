namespace LogMonitor.Core.Storage;

/// <summary>How much is kept. Whichever bound is reached first drops the oldest records.</summary>
public sealed record StorageOptions
{
    /// <summary>Since arrival, so that an old file can be looked at. Null keeps everything.</summary>
    public TimeSpan? MaxAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Bytes of blocks on disk. Null is unbounded.</summary>
    public long? MaxSize { get; init; } = 5L * 1000 * 1000 * 1000;

    public CommitOptions Commit { get; init; } = new();
}
