namespace LogMonitor.Core.Events;

/// <summary>A row that continues a record which was committed before it.</summary>
/// <param name="Row">The row within its batch.</param>
/// <param name="HeadSequence">The sequence of the record's first row.</param>
public readonly record struct Continuation(int Row, long HeadSequence);
