namespace LogMonitor.Web.Commands;

/// <summary>What the command line says about the server.</summary>
internal sealed record ServerArguments
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInputPath = "-";

    /// <summary>Paths and globs to follow; one may be <see cref="StandardInputPath"/>.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The program to run, and its arguments; empty where none is run.</summary>
    public IReadOnlyList<string> Child { get; init; } = [];

    public bool Demo { get; init; }

    public string? Urls { get; init; }

    public string? Data { get; init; }

    public string? Config { get; init; }

    /// <summary>What standard input or the child is called; null for a name of its own.</summary>
    public string? Service { get; init; }

    public bool ReadsStandardInput => Paths.Contains(StandardInputPath);
}
