namespace LogMonitor.Web.Components.Sources;

public enum SourceState
{
    /// <summary>Read to its end; what is written next is read at once.</summary>
    Following,

    /// <summary>Behind: what was there before is still being read.</summary>
    CatchingUp,

    /// <summary>Waiting for the log to take what was read.</summary>
    Paused,

    /// <summary>Nothing written for much longer than usual.</summary>
    Quiet,

    /// <summary>Cannot be read; it is tried again.</summary>
    Failing,

    /// <summary>Gone: deleted, or ended.</summary>
    Ended,
}

/// <summary>One source as the page lists it.</summary>
/// <param name="Name">What people call it: its service, or its pattern.</param>
/// <param name="File">The path, for files.</param>
/// <param name="Format">The parser that was chosen.</param>
/// <param name="Offset">Bytes read.</param>
/// <param name="Size">Bytes there; null where a source has no end.</param>
/// <param name="Lag">From written to stored.</param>
/// <param name="Error">The last error and what to do about it; null while there is none.</param>
public sealed record SourceRow(
    string Name, string? File, SourceState State, string Format, long Offset, long? Size, TimeSpan Lag, double LinesPerSecond, string? Error = null)
{
    public long LagBytes => Math.Max(0, (Size ?? Offset) - Offset);
}
