namespace LogMonitor.Core.Alerts;

/// <summary>Where the engine was in the log, and what it knew there.</summary>
/// <param name="Sequence">The first sequence that the snapshot has not seen.</param>
/// <param name="Snapshot">Null where another version wrote it.</param>
/// <param name="Rules">The rules in force there, as YAML; empty for rules that no text made.</param>
public sealed record AlertPosition(long Sequence, AlertSnapshot? Snapshot, string Rules);
