using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>How well a stream's format fits it, for the page that shows why it was chosen.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Chosen">When it was chosen, or named by the configuration.</param>
/// <param name="Forced">True when it was decided on, by the configuration or a user, rather than learned.</param>
/// <param name="Lines">Lines read with it, empty ones not counted.</param>
/// <param name="Fitting">Those that begin a record of the format, or continue one.</param>
/// <param name="Misfits">The first few that did neither, each cut to <see cref="MaxExampleLength"/> bytes.</param>
public sealed record FormatProof(string Format, DateTimeOffset Chosen, bool Forced, long Lines, long Fitting, IReadOnlyList<string> Misfits)
{
    /// <summary>The format that fits the first lines best besides this one; null where none does.</summary>
    public FormatFit? RunnerUp { get; init; }

    /// <summary>The format's name as people call it, without columns that a header named.</summary>
    public string Family => LogFormat.FamilyOf(Format);

    public const int MaxExamples = 5;

    public const int MaxExampleLength = 200;
}

/// <summary>A format that was compared.</summary>
/// <param name="Score">The mean of its scores, 0 to 100.</param>
public sealed record FormatFit(string Format, int Score);
