namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Monolog's line formatter, as Symfony and others use it: <c>[2026-11-20T12:00:00.123456+01:00] app.ERROR: Card refused {"order":7} []</c>. Fields: <c>channel</c>, and the
/// members of context and extra.
/// </summary>
internal class MonologFormat(string name) : JsonContextFormat(name, "[{time}] {channel}.{level}: {message}")
{
    // The column where the stamp's date ends.
    protected const int MarkColumn = 11;

    public MonologFormat()
        : this("monolog")
    {
    }
}
