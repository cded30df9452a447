using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Tests.Support;

internal sealed record FramedRow(string Text, long TimeTicks, LogLevel Level, RowFlags Flags, long Offset);

/// <summary>A stream whose bytes are written piece by piece and framed as a source would: what is not consumed is presented again.</summary>
internal sealed class FramedStream
{
    private readonly FramingOptions _options;
    private readonly ParserOptions _parserOptions;
    private readonly List<byte> _pending = [];
    private RecordFramer _framer;
    private long _offset;

    public FramedStream(FramingOptions? options = null, ParserOptions? parser = null)
    {
        _options = options ?? FramingOptions.Default;
        _parserOptions = parser ?? new ParserOptions();
        Parser = new StreamParser(FormatRegistry.Default, _parserOptions);
        _framer = new RecordFramer(Parser, _options, default);
    }

    public static long Arrival { get; } = Some.Ticks;

    public StreamParser Parser { get; private set; }

    public RecordFramer Framer => _framer;

    public List<FramedRow> Rows { get; } = [];

    public int PendingBytes => _pending.Count;

    public long Offset => _offset;

    public static List<FramedRow> Frame(string text, FramingOptions? options = null, ParserOptions? parser = null)
        => new FramedStream(options, parser).Write(text, FrameFlush.End).Rows;

    public FramedStream Write(string text, FrameFlush flush = FrameFlush.None, long? arrival = null) => Write(Encoding.UTF8.GetBytes(text), flush, arrival);

    public FramedStream Write(ReadOnlySpan<byte> bytes, FrameFlush flush = FrameFlush.None, long? arrival = null)
    {
        _pending.AddRange(bytes);
        do Frame(flush, arrival ?? Arrival);
        while (_framer.IsInterrupted);
        return this;
    }

    private void Frame(FrameFlush flush, long arrival)
    {
        using var builder = new LogBatchBuilder();
        var consumed = _framer.Frame(_pending.ToArray(), _offset, arrival, flush, builder);
        consumed.ShouldBeInRange(0, _pending.Count);
        _offset += consumed;
        _pending.RemoveRange(0, consumed);
        if (builder.Count == 0) return;
        using var batch = builder.Seal(Some.Stream(), Parser.Format, Arrival);
        for (var i = 0; i < batch.Count; i++)
        {
            Rows.Add(new FramedRow(Encoding.UTF8.GetString(batch[i].Text), batch[i].TimeTicks, batch[i].Level, batch[i].Flags, batch[i].SourceOffset));
        }
    }

    /// <summary>Goes on in another process, which knows only the offset and the state.</summary>
    public FramedStream Restart()
    {
        FramerState.TryParse(_framer.State.ToString(), out var state).ShouldBeTrue();
        Parser = new StreamParser(FormatRegistry.Default, _parserOptions);
        _framer = new RecordFramer(Parser, _options, state);
        return this;
    }

    /// <summary>The records as they are read: rows that continue another are joined to it.</summary>
    public List<string> Joined()
    {
        var records = new List<string>();
        foreach (var row in Rows)
        {
            if (!row.Flags.HasFlag(RowFlags.Continues)) records.Add(row.Text);
            else records[^1] += (row.Flags.HasFlag(RowFlags.SameLine) ? "" : "\n") + row.Text;
        }

        return records;
    }
}
