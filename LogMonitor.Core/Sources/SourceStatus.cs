namespace LogMonitor.Core.Sources;

public enum SourceState
{
    /// <summary>At the end, waiting for more.</summary>
    Following,

    /// <summary>Reading what was there before.</summary>
    CatchingUp,

    /// <summary>Held back because the log cannot take more at the moment.</summary>
    Paused,

    /// <summary>Gone from its place; what is left of it is read through the handle that is still open.</summary>
    Draining,

    /// <summary>Cannot be read; <see cref="SourceStatus.Error"/> says why.</summary>
    Failing,
}

/// <summary>How one stream of a source is doing. Offsets and sizes are bytes of the source.</summary>
public sealed record SourceStatus
{
    public required string Source { get; init; }

    /// <summary>The path, queue or address as it was found.</summary>
    public required string Name { get; init; }

    public int? StreamId { get; init; }

    public string? Service { get; init; }

    public string? Host { get; init; }

    public required SourceState State { get; init; }

    public string? Format { get; init; }

    /// <summary>The share of lines that fit the format, 0 to 1; null before there were any.</summary>
    public double? FormatFit { get; init; }

    public IReadOnlyList<string> MisfitExamples { get; init; } = [];

    public long Position { get; init; }

    public long Size { get; init; }

    public long LagBytes => Math.Max(0, Size - Position);

    public double LagSeconds { get; init; }

    public long Rows { get; init; }

    public double RowsPerSecond { get; init; }

    public int Rotations { get; init; }

    public int Truncations { get; init; }

    public string? Error { get; init; }
}
