namespace LogMonitor.Core.Events;

/// <summary>
/// Where a source resumes a stream. It is committed in the transaction that holds the rows before it.
/// </summary>
/// <param name="Offset">The source's offset after the last committed row: rows below it are already in the log.</param>
/// <param name="State">What the source needs besides to recognise and resume the stream; its own text.</param>
public sealed record SourcePosition(long Offset, string? State = null);
