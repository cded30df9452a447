namespace LogMonitor.Core.Storage;

/// <summary>When a group of batches is committed: whichever bound is reached first.</summary>
public sealed record CommitOptions
{
    /// <summary>Text bytes in one commit.</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long the first batch of a group waits while someone watches or a rule waits.</summary>
    public TimeSpan WatchedAge { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it waits when nobody does.</summary>
    public TimeSpan IdleAge { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often time itself is committed while rules wait and nothing arrives.</summary>
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromSeconds(1);
}
