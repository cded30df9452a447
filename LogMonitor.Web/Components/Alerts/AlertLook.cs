namespace LogMonitor.Web.Components.Alerts;

/// <summary>A state in words and in its colour.</summary>
internal static class AlertLook
{
    public static string Words(AlertState state) => state switch
    {
        AlertState.Firing => "firing",
        AlertState.Pending => "pending",
        AlertState.Resolved => "resolved",
        _ => "quiet",
    };

    public static string CssClass(AlertState state) => state switch
    {
        AlertState.Firing => "err",
        AlertState.Pending => "warn",
        AlertState.Resolved => "ok",
        _ => "off",
    };
}
