namespace LogMonitor.Core.Events;

/// <summary>Fills a batch row by row; <see cref="Seal"/> hands its buffers to the batch and starts afresh.</summary>
public sealed class LogBatchBuilder(int textCapacity = 256, int rowCapacity = 4) : IDisposable
{
    private BatchColumns? _columns;

    public int Count => _columns?.Count ?? 0;

    /// <summary>Bytes of text so far.</summary>
    public int TextLength => _columns?.TextLength ?? 0;

    /// <summary>What the parser of the rows was told; null where no parser tells.</summary>
    internal StreamReading? ParsedAs { get; set; }

    /// <summary>Makes room at once for what is coming, so that a batch neither grows step by step nor holds much more than it needs.</summary>
    public void Reserve(int textBytes, int rows)
    {
        _columns ??= new BatchColumns(textBytes, Math.Max(rows, 1));
        _columns.EnsureText(textBytes);
        _columns.EnsureRows(rows);
    }

    /// <summary>Begins a row; text appended from now on belongs to it.</summary>
    public void BeginRow(long timeTicks, LogLevel level, RowFlags flags, long sourceOffset, int pattern = 0)
    {
        var columns = Columns;
        columns.EnsureRows(1);
        var row = columns.Count++;
        columns.Offsets[row + 1] = columns.TextLength;
        columns.Times[row] = timeTicks;
        columns.Levels[row] = level;
        columns.Flags[row] = flags;
        columns.Patterns[row] = pattern;
        columns.SourceOffsets[row] = sourceOffset;
    }

    /// <summary>Appends text to the row that was begun last.</summary>
    public void AppendText(ReadOnlySpan<byte> text)
    {
        var columns = _columns ?? throw new InvalidOperationException("Begin a row first.");
        columns.EnsureText(text.Length);
        text.CopyTo(columns.Text.AsSpan(columns.TextLength));
        columns.TextLength += text.Length;
        columns.Offsets[columns.Count] = columns.TextLength;
    }

    /// <summary>Adds a whole row.</summary>
    public void Append(ReadOnlySpan<byte> text, long timeTicks, LogLevel level, RowFlags flags = RowFlags.None, long sourceOffset = 0, int pattern = 0)
    {
        BeginRow(timeTicks, level, flags, sourceOffset, pattern);
        AppendText(text);
    }

    /// <summary>Adds flags to the row that was begun last.</summary>
    public void AddFlags(RowFlags flags) => Columns.Flags[Columns.Count - 1] |= flags;

    /// <summary>Moves the offsets of all rows so far: for a source that numbers rows itself and knows the first number only when it hands them over.</summary>
    internal void ShiftOffsets(long by)
    {
        foreach (ref var offset in Columns.SourceOffsets.AsSpan(0, Count)) offset += by;
    }

    public LogBatch Seal(
        LogStream stream,
        LogFormat format,
        long arrivalTicks,
        BatchOrigin origin = BatchOrigin.Live,
        SourcePosition? position = null,
        BatchCompletion? completion = null)
    {
        var columns = Columns;
        _columns = null;
        return new LogBatch(stream, format, columns)
        {
            ArrivalTicks = arrivalTicks,
            Origin = origin,
            Position = position,
            Completion = completion,
            ParsedAs = ParsedAs,
        };
    }

    public void Dispose()
    {
        _columns?.Return();
        _columns = null;
    }

    private BatchColumns Columns => _columns ??= new BatchColumns(textCapacity, rowCapacity);
}
