using LogMonitor.Core.Sources;

namespace LogMonitor.Web.Components.Sources;

/// <summary>A source's state in words and in one of three colours.</summary>
internal static class SourceLook
{
    public static string Words(SourceState state) => state switch
    {
        SourceState.Following => "following",
        SourceState.CatchingUp => "catching up",
        SourceState.Paused => "paused",
        SourceState.Draining => "draining",
        SourceState.Ended => "ended",
        _ => "in trouble",
    };

    public static string CssClass(SourceState state) => state switch
    {
        SourceState.Following => "ok",
        SourceState.Failing => "err",
        SourceState.Draining or SourceState.Ended => "off",
        _ => "warn",
    };
}
