using System.Globalization;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Web.Components.Sources;

/// <summary>A source's state in words and in one of three colours.</summary>
internal static class SourceLook
{
    public static string Words(SourceStatus source) => source.State switch
    {
        SourceState.Failing => "in trouble",
        _ when source.IsStalled => "stalled",
        SourceState.CatchingUp => "catching up",
        SourceState.Paused => "paused",
        SourceState.Draining => "draining",
        SourceState.Ended => "ended",
        _ when source.SilentSeconds is not null => "silent",
        _ => "following",
    };

    public static string CssClass(SourceStatus source) => source.State switch
    {
        SourceState.Failing => "err",
        _ when source.IsStalled => "err",
        SourceState.Draining or SourceState.Ended => "off",
        SourceState.Following when source.Advice is null => "ok",
        _ => "warn",
    };

    /// <summary>Smaller is more urgent: what needs somebody stands first.</summary>
    public static int Urgency(SourceStatus source) => CssClass(source) switch { "err" => 0, "warn" => source.Advice is null ? 2 : 1, _ => 3 };

    public static string Behind(SourceStatus source)
        => source.LagBytes == 0 ? "nothing" : $"{Format.Size(source.LagBytes)}, {Format.Span(TimeSpan.FromSeconds(source.LagSeconds))}";

    public static string Read(SourceStatus source) => Format.Size(source.Position) + (source.Size > 0 ? $" of {Format.Size(source.Size)}" : "");

    public static string Share(double share) => share.ToString("P1", CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);

    /// <summary>How well the format fits, in a sentence; null before there were lines.</summary>
    public static string? Proof(FormatProof? proof) => proof is not { Lines: > 0 } ? null
        : proof.Fitting == proof.Lines ? $"All {Format.Count(proof.Lines)} lines since {Format.Moment(proof.Chosen.UtcTicks)} UTC fit it."
        : $"{Share((double)proof.Fitting / proof.Lines)} of {Format.Count(proof.Lines)} lines since {Format.Moment(proof.Chosen.UtcTicks)} UTC fit it.";
}
