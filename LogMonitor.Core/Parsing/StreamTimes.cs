namespace LogMonitor.Core.Parsing;

/// <summary>What the rows so far say about the next one's time. UTC ticks.</summary>
/// <param name="Latest">The latest stamp that was not in the future.</param>
/// <param name="Last">The last stamp.</param>
/// <param name="LastArrival">When the line with it arrived.</param>
internal readonly record struct StreamTimes(long Latest, long Last, long LastArrival)
{
    /// <summary>Those of a stream at its beginning.</summary>
    public static StreamTimes None { get; } = new(0, 0, long.MinValue / 2);
}
