namespace LogMonitor.Core.Events;

/// <summary>Who decided how a stream is read.</summary>
public enum ReadingOrigin : byte
{
    /// <summary>Nobody: its lines do, and stamps without a zone are UTC.</summary>
    Learned = 0,

    /// <summary>A user, at run time.</summary>
    Chosen = 1,

    /// <summary>The configuration, which wins over a user.</summary>
    Configured = 2,
}

/// <summary>How the text of a stream is read, as far as it is decided.</summary>
public sealed record StreamReading
{
    /// <summary>Nothing is decided.</summary>
    public static StreamReading Learned { get; } = new();

    /// <summary>The format that was decided on; null where the lines decide.</summary>
    public LogFormat? Format { get; init; }

    public ReadingOrigin FormatFrom { get; init; }

    /// <summary>The zone of stamps that name none.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public ReadingOrigin ZoneFrom { get; init; }

    /// <summary>The format that fields of rows are read with which were parsed with that one: columns that a header declared belong to a format that is decided on.</summary>
    public LogFormat FormatFor(LogFormat parsed) => Format is null || IsOf(parsed) ? parsed : Format;

    /// <summary>Whether a format is the one that was decided on, with columns or without.</summary>
    public bool IsOf(LogFormat parsed) => Format is { } decided && parsed.Name.StartsWith(decided.Name, StringComparison.Ordinal)
        && (parsed.Name.Length == decided.Name.Length || parsed.Name[decided.Name.Length] == ':');

    /// <summary>Whether the same text gives the same rows, whoever decided.</summary>
    public bool ReadsLike(StreamReading other) => Format?.Name == other.Format?.Name && Zone.Id == other.Zone.Id;
}
