namespace LogMonitor.Core.Events;

/// <summary>What a stream is called in queries: <c>service:</c>, <c>host:</c>, <c>file:</c>, <c>source:</c> and any others.</summary>
public sealed record StreamLabels
{
    public required string Source { get; init; }

    public string? Service { get; init; }

    public string? Host { get; init; }

    /// <summary>The path as it was found, for streams that are files.</summary>
    public string? File { get; init; }

    public IReadOnlyDictionary<string, string> Others { get; init; } = Empty;

    private static readonly Dictionary<string, string> Empty = new();
}
