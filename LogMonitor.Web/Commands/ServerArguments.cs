namespace LogMonitor.Web.Commands;

/// <summary>What the command line says about the server.</summary>
internal sealed record ServerArguments
{
    /// <summary>Paths and globs to follow.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    public bool Demo { get; init; }

    public string? Urls { get; init; }

    public string? Data { get; init; }

    public string? Config { get; init; }
}
