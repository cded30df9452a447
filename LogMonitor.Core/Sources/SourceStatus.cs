using LogMonitor.Core.Parsing;

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

    /// <summary>Read to its end; nothing will follow.</summary>
    Ended,

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

    /// <summary>Why it is read with this format; null before there were lines.</summary>
    public FormatProof? Proof { get; init; }

    public long Position { get; init; }

    public long Size { get; init; }

    public long LagBytes => Math.Max(0, Size - Position);

    public double LagSeconds { get; init; }

    public long Rows { get; init; }

    public double RowsPerSecond { get; init; }

    public int Rotations { get; init; }

    public int Truncations { get; init; }

    /// <summary>How often something is known to have been lost before it could be read.</summary>
    public int Gaps { get; init; }

    /// <summary>How much that was, as far as it is known.</summary>
    public long GapBytes { get; init; }

    /// <summary>There are unread bytes, the log could take them, and yet nothing was read for 30 s.</summary>
    public bool IsStalled { get; init; }

    /// <summary>For how long nothing came, where that is unusual for this source; null otherwise.</summary>
    public double? SilentSeconds { get; init; }

    public SourceFault Fault { get; init; }

    /// <summary>Why it cannot be read at the moment.</summary>
    public string? Error { get; init; }

    /// <summary>What is wrong and what to do; null while all is well.</summary>
    public SourceAdvice? Advice => SourceAdvice.For(this);

    /// <summary>What else there is to say that is no error: how a child ended.</summary>
    public string? Note { get; init; }
}
