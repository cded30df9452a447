using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>
/// Reads the rows of one stream again, in their order: times, levels and what the flags say of them become those that the stream would
/// have had, had it been read so from the first line. Where records begin and end stays as it is, and so do sequences.
/// </summary>
internal sealed class StreamRereader(FormatRegistry formats, TimeProvider time)
{
    private const RowFlags OfTime = RowFlags.NoTime | RowFlags.NoZone | RowFlags.Late | RowFlags.Future | RowFlags.Uncertain;

    // A container's line without a stamp has the time of its envelope, which is not in the text.
    private const string EnvelopeLabel = "stream";

    // What a format is learned from, at most, of each batch.
    private const int LearnBytes = 64 * 1024;

    private byte[] _lines = [];
    private StreamParser? _parser;
    private StreamReading? _pinned;
    private StreamTimes _times = StreamTimes.None;
    private long _observed;
    private string? _format;
    private bool _isStamped;
    private bool _hasRecord;
    private long _recordTime;
    private LogLevel _recordLevel;

    /// <summary>Passes over rows that are read as wanted: the ones behind them need to know their times.</summary>
    /// <param name="batch">Its text is not looked at.</param>
    public void Pass(LogBatch batch)
    {
        var times = _parser?.Times ?? _times;
        for (var row = 0; row < batch.Count; row++)
        {
            var flags = batch.Flags[row];
            if ((flags & (RowFlags.NoTime | RowFlags.Continues)) == 0)
            {
                var latest = (flags & RowFlags.Future) == 0 ? Math.Max(times.Latest, batch.Times[row]) : times.Latest;
                times = new StreamTimes(latest, batch.Times[row], batch.ArrivalTicks);
            }

            (_hasRecord, _recordTime, _recordLevel) = (true, batch.Times[row], batch.Levels[row]);
        }

        (_format, _isStamped) = (batch.ParsedFormat.Name, times.Last > 0);
        _times = times;
        if (_parser is not null) _parser.Times = times;
    }

    /// <summary>The same rows in the same place, as they read now; the caller disposes both.</summary>
    /// <param name="batch">With its text.</param>
    /// <param name="wanted">How it is to be read.</param>
    /// <param name="learned">The format that stands in where the lines decide; null to let them decide again.</param>
    public LogBatch Reread(LogBatch batch, StreamReading wanted, LogFormat? learned)
    {
        var parser = ParserFor(wanted, learned);
        Observe(parser, batch);
        using var builder = new LogBatchBuilder(batch.Text.Length, batch.Count) { ParsedAs = wanted };
        for (var row = 0; row < batch.Count; row++)
        {
            var text = batch.TextOf(row);
            var flags = batch.Flags[row];
            if ((flags & RowFlags.Continues) == 0) flags = flags & ~OfTime | ReadHead(parser, batch, row);
            else if (!_hasRecord) (_hasRecord, _recordTime, _recordLevel) = (true, batch.Times[row], batch.Levels[row]);
            builder.Append(text, _recordTime, _recordLevel, flags, batch.SourceOffsets[row], batch.Patterns[row]);
        }

        (_format, _isStamped) = (parser.Format.Name, parser.IsStamped);
        var reread = builder.Seal(batch.Stream, parser.Format, batch.ArrivalTicks, batch.Origin);
        reread.Place(batch.FirstSequence, batch.CommittedTicks, batch.Continuations);
        return reread;
    }

    /// <summary>Reads the time and level of a record from its first line, as the framer would.</summary>
    private RowFlags ReadHead(StreamParser parser, LogBatch batch, int row)
    {
        var text = batch.TextOf(row);
        var first = Lines.First(text);
        if (!parser.TryReadHead(first, batch.ArrivalTicks, out var head))
        {
            // What follows a record that was cut belongs to it, except in time: it has that of the record.
            if (_hasRecord) return RowFlags.NoTime;
            parser.ReadAlone(first, batch.ArrivalTicks, out head);
        }

        var lines = 1;
        for (var rest = text[first.Length..]; !rest.IsEmpty; lines++)
        {
            rest = rest[1..];
            var length = rest.IndexOf((byte)'\n') is var next and >= 0 ? next : rest.Length;
            // The parser is to know in which block of a trace the record ends.
            if (length > 0) parser.TryReadHead(rest[..length], batch.ArrivalTicks, out _);
            rest = rest[length..];
        }

        if (!head.HasTime && batch.Stream.Labels.Others.ContainsKey(EnvelopeLabel) && (batch.Flags[row] & RowFlags.NoTime) == 0)
        {
            (head.HasTime, head.HasZone, head.TimeTicks) = (true, true, batch.Times[row]);
        }

        var resolved = parser.Resolve(in head, batch.ArrivalTicks);
        var level = lines > 1 && head.Level == LogLevel.Unknown ? StreamParser.LevelOfLaterLines(text) : head.Level;
        parser.Count(text, lines, in head);
        (_hasRecord, _recordTime, _recordLevel) = (true, resolved.TimeTicks, level);
        return resolved.Flags;
    }

    private StreamParser ParserFor(StreamReading wanted, LogFormat? learned)
    {
        var pinned = wanted.Format is null && learned is not null ? wanted with { Format = learned } : wanted;
        if (_parser is not null && _pinned is not null && pinned.ReadsLike(_pinned)) return _parser;
        if (_parser is not null) _times = _parser.Times;
        _pinned = pinned;
        _observed = 0;
        _parser = new StreamParser(formats, new ParserOptions { Format = pinned.Format?.Name ?? ParserOptions.AutoFormat, Zone = pinned.Zone, Time = time });
        _parser.Resume(_format, _isStamped, default, 0);
        _parser.Times = _times;
        return _parser;
    }

    /// <summary>Shows the parser the lines before they are read, as a source does.</summary>
    private void Observe(StreamParser parser, LogBatch batch)
    {
        if (_lines.Length == 0) _lines = new byte[LearnBytes];
        var length = 0;
        for (var row = 0; row < batch.Count && batch.TextOf(row).Length < _lines.Length - length; row++)
        {
            batch.TextOf(row).CopyTo(_lines.AsSpan(length));
            length += batch.TextOf(row).Length;
            _lines[length++] = (byte)'\n';
        }

        parser.Observe(_lines.AsSpan(0, length), _observed, complete: false, batch.ArrivalTicks);
        _observed += length;
        if (length > 0) parser.LengthUnderHeader(_lines.AsSpan(0, length));
    }
}
