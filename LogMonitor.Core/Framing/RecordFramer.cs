using System.Text.Unicode;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing.Decoding;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Framing;

/// <summary>
/// Turns the raw bytes of one stream into rows: one for each record, however many lines it has, and one for each part of a record
/// that comes after the rest of it was taken. It keeps no bytes: what it does not consume is presented again, with more behind it.
/// At most <see cref="FramingOptions.MaxLineBytes"/> and <see cref="FramingOptions.MaxRecordBytes"/> together stay unconsumed.
/// One per stream, used by one caller at a time.
/// </summary>
public sealed class RecordFramer
{
    private const int MaxEmptyLines = 100;

    private readonly StreamParser _parser;
    private readonly FramingOptions _options;
    private FramerState _state;
    private OpenRecord _open;
    private bool _isClean;
    private long _offset;
    private long _arrivalTicks;
    private DecodedText? _decoded;

    /// <param name="parser">Of the same stream, used by nobody else.</param>
    /// <param name="options">The limits.</param>
    /// <param name="state">What <see cref="State"/> was at the offset from which the stream is read on; default at its beginning.</param>
    public RecordFramer(StreamParser parser, FramingOptions options, FramerState state)
    {
        _parser = parser;
        _options = options;
        _state = state;
        parser.Resume(state.Format, state.Stamped, state.Trace, state.TimeTicks);
    }

    /// <summary>What must be stored with the offset behind the last consumed byte.</summary>
    public FramerState State => _state with { Format = _parser.LearnedFormat, Stamped = _parser.IsStamped, Trace = _parser.Trace };

    /// <summary>What could not be passed on as it was.</summary>
    public FramingCounters Counters { get; } = new();

    /// <summary>
    /// The last call ended before a header with which the format changes: what is left is presented again at once, its rows belong in another batch.
    /// </summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Bytes of too long lines that were dropped.</summary>
    public long DiscardedBytes => Counters.DiscardedBytes;

    /// <summary>Appends the records that <paramref name="data"/> holds.</summary>
    /// <param name="data">Begins where the consumed bytes ended.</param>
    /// <param name="offset">The place of its first byte in the source.</param>
    /// <param name="arrivalTicks">When the bytes were read, UTC.</param>
    /// <param name="flush">How much of what may still be continued is taken.</param>
    /// <param name="into">Receives the rows.</param>
    /// <returns>How many bytes were consumed; the caller presents the rest again.</returns>
    public int Frame(ReadOnlySpan<byte> data, long offset, long arrivalTicks, FrameFlush flush, LogBatchBuilder into)
    {
        _decoded = null;
        return FrameText(data, offset, arrivalTicks, flush, into);
    }

    /// <summary>As <see cref="Frame"/>, for text that was decoded: it knows where each line stands in the source, and perhaps when it was written.</summary>
    /// <param name="offset">How much text of the stream came before.</param>
    internal int FrameDecoded(DecodedText text, long offset, long arrivalTicks, FrameFlush flush, LogBatchBuilder into)
    {
        _decoded = text;
        var consumed = FrameText(text.Bytes, offset, arrivalTicks, flush, into);
        _decoded = null;
        return consumed;
    }

    private int FrameText(ReadOnlySpan<byte> data, long offset, long arrivalTicks, FrameFlush flush, LogBatchBuilder into)
    {
        IsInterrupted = false;
        if (data.IsEmpty) return 0;
        _offset = offset;
        _arrivalTicks = arrivalTicks;
        _open = default;
        if (!_state.InLine && !_state.Discarding)
        {
            _parser.Observe(data, offset, flush >= FrameFlush.Partial, arrivalTicks);
            var length = _parser.LengthUnderHeader(data);
            if (length < data.Length)
            {
                IsInterrupted = true;
                data = data[..length];
                if (flush == FrameFlush.None) flush = FrameFlush.Records;
            }
        }
        into.ParsedAs = _parser.Told;
        _isClean = Utf8.IsValid(data[..^Utf8Edges.UnfinishedLength(data)]) && data.IndexOf((byte)0) < 0;

        var at = SkipByteOrderMark(data);
        at = Discard(data, at);
        at = FinishLine(data, at, into);
        at = TakeLines(data, at, into);
        var consumed = TakeRest(data, at, flush, into);
        if (!_isClean) Counters.SkippedNuls += System.MemoryExtensions.Count(data[..consumed], (byte)0);
        return consumed;
    }

    /// <summary>What comes next begins a record, whatever it looks like: the source knows where its records end.</summary>
    internal void EndRecord()
    {
        _state = new FramerState { TimeTicks = _state.TimeTicks, Level = _state.Level };
        _parser.Trace = default;
    }

    private int SkipByteOrderMark(ReadOnlySpan<byte> data) => _offset == 0 && data.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Drops the rest of a line that was too long.</summary>
    private int Discard(ReadOnlySpan<byte> data, int at)
    {
        if (!_state.Discarding) return at;
        var length = data[at..].IndexOf((byte)'\n');
        var end = length < 0 ? data.Length : at + length;
        Counters.DiscardedBytes += end - at;
        if (length < 0) return end;
        _state = _state with { Discarding = false };
        return end + 1;
    }

    /// <summary>Opens a row for the rest of a line whose beginning was taken.</summary>
    private int FinishLine(ReadOnlySpan<byte> data, int at, LogBatchBuilder into)
    {
        if (!_state.InLine) return at;
        var length = data[at..].IndexOf((byte)'\n');
        if (length < 0) return at;
        var end = at + length;
        var next = end + 1;
        var hasReturn = end > at && data[end - 1] == '\r';
        if (hasReturn) end--;
        if (end == at && !(hasReturn && _state.CarriageReturn))
        {
            _state = _state with { InLine = false, CarriageReturn = false, LineBytes = 0 };
            return next;
        }

        _open = new OpenRecord { Kind = RowKind.RestOfLine, Start = at, End = end, Before = _parser.Trace };
        if (end - at > _options.MaxLineBytes - _state.LineBytes)
        {
            // Taken at once, because the cap of this line is not that of the next ones.
            var kept = Utf8Edges.Cut(data[at..end], Math.Max(0, _options.MaxLineBytes - _state.LineBytes));
            _open.End = at + kept.Length;
            Truncated(end - at - kept.Length);
            Take(data, RowFlags.Truncated, into);
            _state = _state with { InLine = false, LineBytes = 0 };
        }

        return next;
    }

    private int TakeLines(ReadOnlySpan<byte> data, int at, LogBatchBuilder into)
    {
        // The rest of an unfinished line is no line of its own.
        if (_state.InLine && _open.Kind == RowKind.None) return at;
        while (true)
        {
            var length = data[at..].IndexOf((byte)'\n');
            if (length < 0) return at;
            var end = at + length;
            var next = end + 1;
            var hasReturn = length > 0 && data[end - 1] == '\r';
            if (hasReturn) end--;
            TakeLine(data, at, end, hasReturn, into);
            at = next;
        }
    }

    private void TakeLine(ReadOnlySpan<byte> data, int start, int end, bool hasReturn, LogBatchBuilder into)
    {
        var line = data[start..end];
        var followsReturn = start >= 2 && data[start - 2] == '\r';
        if (!_isClean)
        {
            // The NULs of a hole are no part of the line: they would count against its cap.
            line = line.TrimStart((byte)0);
            start = end - line.Length;
        }

        if (line.IsEmpty)
        {
            TakeEmptyLine(hasReturn);
            return;
        }

        var tooLong = line.Length > _options.MaxLineBytes;
        if (tooLong) line = line[.._options.MaxLineBytes];
        var before = _parser.Trace;
        if (_parser.TryReadHead(line, WrittenAt(start) ?? _arrivalTicks, out var head))
        {
            Take(data, RowFlags.None, into);
            _open = new OpenRecord { Kind = RowKind.Head, Start = start, End = end, Lines = 1, Head = head, Rough = tooLong, Before = before };
            if (head.Single) Take(data, RowFlags.None, into);
            return;
        }

        if (_open.Kind == RowKind.None) OpenContinuation(line, start, before);
        else if (IsFull(end))
        {
            Take(data, RowFlags.Cut, into);
            _open = new OpenRecord { Kind = RowKind.Remainder, Start = start, Before = before };
        }

        _open.End = end;
        _open.Lines++;
        _open.EmptyLines = 0;
        // Carriage returns of the lines before are within the text now.
        _open.Rough |= tooLong || followsReturn;
    }

    private void TakeEmptyLine(bool hasReturn)
    {
        if (_open.Kind != RowKind.None)
        {
            _open.EmptyLines++;
            _open.Rough |= hasReturn;
        }
        else if (_state.HasRecord && _state.EmptyLines < MaxEmptyLines)
        {
            _state = _state with { EmptyLines = _state.EmptyLines + 1 };
        }
    }

    private void OpenContinuation(ReadOnlySpan<byte> line, int start, TraceState before)
    {
        _open = new OpenRecord { Kind = RowKind.Continuation, Start = start, Before = before };
        var block = before.Block;
        if (!_state.HasRecord || _state.IsNextFile && !TraceLines.Continues(line, ref block))
        {
            // A stream that begins in the middle of a record.
            _open.Kind = RowKind.Head;
            _parser.ReadAlone(line, _arrivalTicks, out _open.Head);
        }
        else if (_state.RecordFull || _state.RecordLines >= _options.MaxRecordLines || _state.RecordBytes >= _options.MaxRecordBytes)
        {
            _open.Kind = RowKind.Remainder;
        }
    }

    private bool IsFull(int end)
    {
        var earlier = _open.Kind is RowKind.Continuation or RowKind.RestOfLine;
        var lines = _open.Lines + (earlier ? _state.RecordLines : 0);
        var bytes = end - _open.Start + (earlier ? _state.RecordBytes : 0);
        return lines >= _options.MaxRecordLines || bytes > _options.MaxRecordBytes;
    }

    /// <summary>Takes what stands behind the last line break, as far as <paramref name="flush"/> and the limits say.</summary>
    /// <returns>How many bytes of the data are consumed.</returns>
    private int TakeRest(ReadOnlySpan<byte> data, int at, FrameFlush flush, LogBatchBuilder into)
    {
        if (_open.Kind == RowKind.None && !_isClean && !_state.InLine)
        {
            // A hole may be of any length: it is not kept.
            var nuls = data[at..].IndexOfAnyExcept((byte)0);
            at = nuls < 0 ? data.Length : at + nuls;
        }

        var rest = data[at..];
        var room = Math.Max(0, _options.MaxLineBytes - (_state.InLine && _open.Kind == RowKind.None ? _state.LineBytes : 0));
        if (_open.Kind != RowKind.None && rest.Length > 0 && rest[0] == 0 && (rest.Length > room || flush != FrameFlush.None))
        {
            Take(data, RowFlags.None, into);
            return TakeRest(data, at, flush, into);
        }

        // One byte more than the cap may be the carriage return of the line break.
        if (rest.Length > room + 1)
        {
            TakeTooLong(data, at, room, into);
            return data.Length;
        }

        if (flush >= FrameFlush.Partial && !rest.IsEmpty) return TakePartial(data, at, flush, into);
        if (flush == FrameFlush.None && _open.Kind != RowKind.None)
        {
            _parser.Trace = _open.Before;
            return _open.Start;
        }

        Take(data, RowFlags.None, into);
        return at;
    }

    private void TakeTooLong(ReadOnlySpan<byte> data, int at, int room, LogBatchBuilder into)
    {
        var kept = Utf8Edges.Cut(data[at..], room);
        Truncated(data.Length - at - kept.Length);
        AppendUnfinished(data, at, at + kept.Length, RowFlags.Truncated, into);
        _state = _state with { Discarding = true, InLine = false, CarriageReturn = false, LineBytes = 0 };
    }

    private int TakePartial(ReadOnlySpan<byte> data, int at, FrameFlush flush, LogBatchBuilder into)
    {
        var end = flush == FrameFlush.End ? data.Length : data.Length - Utf8Edges.UnfinishedLength(data[at..]);
        var consumed = end;
        var hasReturn = flush != FrameFlush.End && end > at && data[end - 1] == '\r';
        if (hasReturn) end--;
        if (end == at)
        {
            // Nothing but what cannot be judged yet.
            Take(data, RowFlags.None, into);
            return at;
        }

        var continued = _state.InLine && _open.Kind == RowKind.None;
        var lineBytes = end - at + (continued ? _state.LineBytes : 0);
        AppendUnfinished(data, at, end, RowFlags.Partial, into);
        _state = _state with { InLine = true, CarriageReturn = hasReturn, LineBytes = lineBytes };
        return consumed;
    }

    /// <summary>Takes a line without its end: as a record, as the end of the open one, or as a continuation.</summary>
    private void AppendUnfinished(ReadOnlySpan<byte> data, int start, int end, RowFlags flags, LogBatchBuilder into)
    {
        if (_state.InLine && _open.Kind == RowKind.None) _open = new OpenRecord { Kind = RowKind.RestOfLine, Start = start, End = end };
        else TakeLine(data, start, end, hasReturn: false, into);
        if (_open.Kind == RowKind.None) into.AddFlags(flags);
        else Take(data, flags, into);
    }

    private void Truncated(int bytes)
    {
        Counters.TruncatedLines++;
        Counters.DiscardedBytes += bytes;
    }

    /// <summary>Appends the open record, if there is one.</summary>
    private void Take(ReadOnlySpan<byte> data, RowFlags flags, LogBatchBuilder into)
    {
        if (_open.Kind == RowKind.None) return;
        var text = data[_open.Start.._open.End];
        var isRest = _open.Kind is RowKind.Continuation or RowKind.RestOfLine;
        var (time, level, more) = Describe(text);
        flags |= more;
        if ((flags & RowFlags.Cut) != 0) Counters.CutRecords++;
        into.BeginRow(time, level, flags, _decoded is null ? _offset + _open.Start : _decoded.At(_open.Start).Offset);
        AppendPrefix(into);
        if (!_open.Rough && (_isClean || Utf8.IsValid(text) && text.IndexOf((byte)0) < 0))
        {
            into.AppendText(text);
        }
        else
        {
            var found = TextCleaner.AppendLines(text, _options.MaxLineBytes, into, Counters);
            if ((found & RowFlags.InvalidUtf8) != 0) Counters.InvalidRows++;
            if (found != RowFlags.None) into.AddFlags(found);
        }

        _state = new FramerState
        {
            HasRecord = true,
            RecordFull = (flags & RowFlags.Cut) != 0,
            EmptyLines = Math.Min(_open.EmptyLines, MaxEmptyLines),
            RecordLines = _open.Lines + (isRest ? _state.RecordLines : 0),
            RecordBytes = text.Length + (isRest ? _state.RecordBytes : 0),
            TimeTicks = time,
            Level = level,
        };
        _open.Kind = RowKind.None;
    }

    private (long Time, LogLevel Level, RowFlags Flags) Describe(ReadOnlySpan<byte> text)
    {
        var written = WrittenAt(_open.Start);
        if (_open.Kind == RowKind.Head)
        {
            var stamped = _open.Head;
            if (!stamped.HasTime && written is { } envelope) (stamped.TimeTicks, stamped.HasTime, stamped.HasZone) = (envelope, true, true);
            var head = _parser.Resolve(in stamped, _arrivalTicks);
            var own = head.Level;
            if (_open.Lines > 1 && own == LogLevel.Unknown) own = StreamParser.LevelOfLaterLines(text);
            _parser.Count(text, _open.Lines, in _open.Head);
            return (head.TimeTicks, own, head.Flags);
        }

        if (_open.Kind == RowKind.Remainder && written is { } time) return (time, _state.Level, RowFlags.None);
        var flags = _open.Kind switch
        {
            RowKind.RestOfLine => RowFlags.Continues | RowFlags.SameLine,
            RowKind.Continuation => RowFlags.Continues | RowFlags.NoTime,
            _ => RowFlags.NoTime,
        };
        return (_state.TimeTicks, _state.Level, flags);
    }

    /// <summary>When the line was written, as its envelope says: what the line's own stamp leaves out is taken from there.</summary>
    private long? WrittenAt(int start) => _decoded is not null && _decoded.At(start).TimeTicks is > 0 and var ticks ? ticks : null;

    // What was held back at the end of the row before: it belongs to the text now that something follows it.
    private void AppendPrefix(LogBatchBuilder into)
    {
        if (_open.Kind == RowKind.RestOfLine && _state.CarriageReturn) into.AppendText("\r"u8);
        if (_open.Kind != RowKind.Continuation) return;
        for (var i = 0; i < _state.EmptyLines; i++) into.AppendText("\n"u8);
    }
}
