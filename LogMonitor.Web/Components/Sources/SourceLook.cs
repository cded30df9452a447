namespace LogMonitor.Web.Components.Sources;

/// <summary>A source's state in words and in one of three colours.</summary>
internal static class SourceLook
{
    public static string Words(SourceState state) => state switch
    {
        SourceState.Following => "following",
        SourceState.CatchingUp => "catching up",
        SourceState.Paused => "paused",
        SourceState.Quiet => "gone quiet",
        SourceState.Failing => "in trouble",
        _ => "ended",
    };

    public static string CssClass(SourceState state) => state switch
    {
        SourceState.Following => "ok",
        SourceState.Failing => "err",
        SourceState.Ended => "off",
        _ => "warn",
    };
}
