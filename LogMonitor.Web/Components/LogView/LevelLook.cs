namespace LogMonitor.Web.Components.LogView;

/// <summary>Colour means level and nothing else: one class for each colour.</summary>
public static class LevelLook
{
    public static string CssClass(LogLevel level) => level switch
    {
        LogLevel.Fatal => "F",
        LogLevel.Error => "E",
        LogLevel.Warn => "W",
        LogLevel.Info => "I",
        LogLevel.Debug or LogLevel.Trace => "D",
        _ => "U",
    };
}
