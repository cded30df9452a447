namespace LogMonitor.Web.Components.Layout;

/// <summary>What the footer and the badges show.</summary>
/// <param name="Sources">Sources that are followed.</param>
/// <param name="Failing">Those of them that are in trouble.</param>
/// <param name="RecordsPerSecond">Committed, over the last seconds.</param>
/// <param name="Lag">From written to committed, of the source that is furthest behind.</param>
/// <param name="KeptBytes">On disk.</param>
/// <param name="KeptFor">The age of the oldest record kept.</param>
/// <param name="Firing">Alerts that fire now.</param>
/// <param name="Problem">What a person must know at once, such as a full disk; null while all is well.</param>
public sealed record LogStatus(
    int Sources, int Failing, double RecordsPerSecond, TimeSpan Lag, long KeptBytes, TimeSpan KeptFor, int Firing, string? Problem = null);
