namespace LogMonitor.Core.Events;

/// <summary>A view of one row of a batch. Valid as long as the batch is.</summary>
public readonly struct LogEvent(LogBatch batch, int row)
{
    public LogBatch Batch { get; } = batch;

    public int Row { get; } = row;

    /// <summary>The record as it was, UTF-8, without the final line break.</summary>
    public ReadOnlySpan<byte> Text => Batch.TextOf(Row);

    /// <summary>The event's time in UTC ticks (100 ns since 0001-01-01).</summary>
    public long TimeTicks => Batch.Times[Row];

    public LogLevel Level => Batch.Levels[Row];

    public RowFlags Flags => Batch.Flags[Row];

    public int Pattern => Batch.Patterns[Row];

    public LogStream Stream => Batch.Stream;

    /// <summary>Its place in the log; 0 before it is committed.</summary>
    public long Sequence => Batch.SequenceOf(Row);

    /// <summary>The offset of its first byte in its source.</summary>
    public long SourceOffset => Batch.SourceOffsets[Row];

    public bool TryGetField(FieldName name, FieldBuffer buffer, out FieldValue value)
        => Batch.Format.TryGetField(Text, name, buffer, out value);

    public void ReadFields(FieldBuffer buffer, IFieldVisitor visitor) => Batch.Format.ReadFields(Text, buffer, visitor);

    public ReadOnlySpan<byte> GetMessage(FieldBuffer buffer) => Batch.Format.GetMessage(Text, buffer);
}
