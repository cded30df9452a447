using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Where the reading of a file begins that was there before it was first seen.</summary>
public enum StartAt
{
    Beginning,
    End,
}

/// <summary>One entry of <c>Sources:Files</c>.</summary>
public sealed record FileSourceOptions
{
    /// <summary>A path or glob; <c>*</c>, <c>?</c>, <c>[a-z]</c> and <c>{a,b}</c> within a name, <c>**</c> for any folders.</summary>
    public required string Path { get; init; }

    /// <summary>Globs of files to leave out; one without a slash is compared with the file's name.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    public string? Service { get; init; }

    public string? Host { get; init; }

    /// <summary>A format's name, or <c>auto</c>.</summary>
    public string Format { get; init; } = "auto";

    /// <summary>The zone of stamps that name none; null leaves it to users, and UTC where they do not say.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>Which lines begin records; null where that is learned.</summary>
    public RecordStart? RecordStart { get; init; }

    public StartAt StartAt { get; init; } = StartAt.Beginning;

    /// <summary>The value of <c>source:</c> in queries.</summary>
    public string Source { get; init; } = "files";
}
