namespace LogMonitor.Core.Events;

/// <summary>The severity of a record, ordered; <see cref="Unknown"/> sorts below every level and matches none.</summary>
public enum LogLevel : byte
{
    Unknown = 0,
    Trace = 1,
    Debug = 2,
    Info = 3,
    Warn = 4,
    Error = 5,
    Fatal = 6,
}

/// <summary>The names of the levels as they are written in queries, answers and on the page.</summary>
public static class LogLevels
{
    public const int Count = 7;

    private static readonly string[] Names = ["unknown", "trace", "debug", "info", "warn", "error", "fatal"];

    public static string Name(this LogLevel level) => Names[(int)level];

    public static IReadOnlyList<string> All => Names;
}
