namespace LogMonitor.Core.Events;

/// <summary>
/// Records of one stream in columns: one UTF-8 text buffer and arrays of offsets, times, levels and flags,
/// all pooled. Immutable once sealed; only its place in the log is set later, once, by the commit.
/// Whoever keeps a batch beyond the call that handed it over takes a reference with <see cref="Retain"/>.
/// </summary>
public sealed class LogBatch : IDisposable
{
    private readonly BatchColumns _columns;
    private int _references = 1;

    internal LogBatch(LogStream stream, LogFormat format, BatchColumns columns)
    {
        Stream = stream;
        ParsedFormat = format;
        FormatVersion = format.Version;
        _columns = columns;
    }

    public LogStream Stream { get; }

    /// <summary>What fields are read with: the format that was decided on for the stream, else the one that the rows were parsed with.</summary>
    public LogFormat Format => Stream.Reading.FormatFor(ParsedFormat);

    /// <summary>The format that times and levels were parsed with.</summary>
    internal LogFormat ParsedFormat { get; }

    /// <summary>The version of that format which parsed the rows.</summary>
    internal int FormatVersion { get; init; }

    /// <summary>What was decided when the rows were parsed; null where that is not known.</summary>
    internal StreamReading? ParsedAs { get; init; }

    public int Count => _columns.Count;

    /// <summary>The text of all rows, one after another with nothing between them.</summary>
    public ReadOnlySpan<byte> Text => _columns.Text.AsSpan(0, _columns.TextLength);

    /// <summary>Memory that its buffers take: what limits on memory count.</summary>
    public long BufferBytes => _columns.BufferBytes;

    /// <summary>Where each row's text begins; one more than rows, so that row i ends where i+1 begins.</summary>
    public ReadOnlySpan<int> Offsets => _columns.Offsets.AsSpan(0, _columns.Count + 1);

    /// <summary>Event times in UTC ticks.</summary>
    public ReadOnlySpan<long> Times => _columns.Times.AsSpan(0, _columns.Count);

    public ReadOnlySpan<LogLevel> Levels => _columns.Levels.AsSpan(0, _columns.Count);

    public ReadOnlySpan<RowFlags> Flags => _columns.Flags.AsSpan(0, _columns.Count);

    /// <summary>The pattern of each row, 0 where none was mined.</summary>
    public ReadOnlySpan<int> Patterns => _columns.Patterns.AsSpan(0, _columns.Count);

    /// <summary>The offset of each row's first byte in its source; never falls within a stream.</summary>
    public ReadOnlySpan<long> SourceOffsets => _columns.SourceOffsets.AsSpan(0, _columns.Count);

    /// <summary>When it was read, in UTC ticks.</summary>
    public long ArrivalTicks { get; internal init; }

    public BatchOrigin Origin { get; internal init; }

    /// <summary>Where the source resumes after this batch; null when read back from the log.</summary>
    public SourcePosition? Position { get; internal init; }

    public BatchCompletion? Completion { get; internal init; }

    /// <summary>Rows that continue records committed earlier; nearly always empty.</summary>
    public IReadOnlyList<Continuation> Continuations { get; internal set; } = [];

    /// <summary>The sequence of row 0; 0 until committed.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>The sequence of the last row.</summary>
    public long LastSequence => FirstSequence + Count - 1;

    /// <summary>When the commit that holds it was made, in UTC ticks.</summary>
    public long CommittedTicks { get; internal set; }

    public ReadOnlySpan<byte> TextOf(int row)
    {
        var offsets = _columns.Offsets;
        return _columns.Text.AsSpan(offsets[row], offsets[row + 1] - offsets[row]);
    }

    public long SequenceOf(int row) => FirstSequence == 0 ? 0 : FirstSequence + row;

    public LogEvent this[int row] => new(this, row);

    /// <summary>The sequence of the record that a row belongs to: its own, unless it continues an earlier one.</summary>
    public long HeadSequenceOf(int row)
    {
        foreach (var continuation in Continuations)
        {
            if (continuation.Row == row) return continuation.HeadSequence;
        }

        return SequenceOf(row);
    }

    /// <summary>Sets its place in the log. Called once, by the commit or by the reader of a block.</summary>
    internal void Place(long firstSequence, long committedTicks, IReadOnlyList<Continuation> continuations)
    {
        if (FirstSequence != 0) throw new InvalidOperationException("The batch already has its place in the log.");
        FirstSequence = firstSequence;
        CommittedTicks = committedTicks;
        Continuations = continuations;
    }

    /// <summary>Takes one more reference; each is given back with <see cref="Dispose"/>.</summary>
    public LogBatch Retain()
    {
        ObjectDisposedException.ThrowIf(Interlocked.Increment(ref _references) <= 1, this);
        return this;
    }

    /// <summary>Gives one reference back; with the last one the buffers return to their pools.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _references) == 0) _columns.Return();
    }
}
