using LogMonitor.Core.Events;
using LogMonitor.Core.Text;

namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>The spellings of levels that a query may use, in any case.</summary>
internal static class LevelNames
{
    private static readonly Dictionary<string, LogLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unknown"] = LogLevel.Unknown,
        ["trace"] = LogLevel.Trace,
        ["trc"] = LogLevel.Trace,
        ["t"] = LogLevel.Trace,
        ["finer"] = LogLevel.Trace,
        ["finest"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["dbg"] = LogLevel.Debug,
        ["d"] = LogLevel.Debug,
        ["verbose"] = LogLevel.Debug,
        ["fine"] = LogLevel.Debug,
        ["config"] = LogLevel.Debug,
        ["info"] = LogLevel.Info,
        ["inf"] = LogLevel.Info,
        ["i"] = LogLevel.Info,
        ["information"] = LogLevel.Info,
        ["informational"] = LogLevel.Info,
        ["notice"] = LogLevel.Info,
        ["warn"] = LogLevel.Warn,
        ["wrn"] = LogLevel.Warn,
        ["w"] = LogLevel.Warn,
        ["warning"] = LogLevel.Warn,
        ["error"] = LogLevel.Error,
        ["err"] = LogLevel.Error,
        ["e"] = LogLevel.Error,
        ["severe"] = LogLevel.Error,
        ["fatal"] = LogLevel.Fatal,
        ["ftl"] = LogLevel.Fatal,
        ["f"] = LogLevel.Fatal,
        ["critical"] = LogLevel.Fatal,
        ["crit"] = LogLevel.Fatal,
        ["alert"] = LogLevel.Fatal,
        ["emerg"] = LogLevel.Fatal,
        ["emergency"] = LogLevel.Fatal,
        ["panic"] = LogLevel.Fatal,
    };

    public static bool TryParse(string name, out LogLevel level) => Levels.TryGetValue(name, out level);

    /// <summary>The sentence that tells someone what to write instead.</summary>
    public static string Unknown(string name) => Spelling.Nearest(name, Levels.Keys) is { } close
        ? $"unknown level '{name}': did you mean '{close}'?"
        : $"unknown level '{name}': the levels are {string.Join(", ", LogLevels.All.Skip(1))} and {LogLevels.All[0]}";
}
