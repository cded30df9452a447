namespace LogMonitor.Core.Storage.Rereading;

/// <summary>What a user decided about how some streams are read.</summary>
/// <param name="Format">A format's name; null where the lines decide.</param>
/// <param name="Zone">The id of the zone of stamps that name none; null for UTC.</param>
public sealed record ReadingChoice(string? Format, string? Zone);
