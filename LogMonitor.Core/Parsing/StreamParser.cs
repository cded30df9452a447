using System.Diagnostics.CodeAnalysis;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;

namespace LogMonitor.Core.Parsing;

/// <summary>
/// Reads the lines of one stream: which format they have, learned from the first of them, where a record begins, and its time and level.
/// One per stream, used by one caller at a time.
/// </summary>
public sealed class StreamParser
{
    // A stamp may be ahead of the arrival by the difference of two clocks.
    private const long FutureTolerance = TimeSpan.TicksPerMinute;
    private const long LateTolerance = TimeSpan.TicksPerSecond;

    // Lines below a record's first that may tell its level.
    private const int MaxLevelLines = 6;

    // The time of an earlier line serves one without a stamp only when both arrived together.
    private const long Together = 10 * TimeSpan.TicksPerSecond;

    private readonly FormatRegistry _registry;
    private readonly LogStream? _stream;
    private readonly ChoiceDoubt _doubt;
    private readonly TimeProvider _time;
    private readonly RecordStart? _start;
    private FormatDetector _detector;
    private ProofCounter _proof;
    private LineFormat _format;
    private bool _stamped;
    private bool _afterMisfit;
    private bool _inDoubt;
    private TraceBlock _block;
    private long _latestTicks;
    private long _lastTicks;
    private long _lastArrival = StreamTimes.None.LastArrival;

    /// <param name="registry">The formats to choose from.</param>
    /// <param name="options">A format's name that the registry lacks means the fallback: the configuration's validation has said so before.</param>
    public StreamParser(FormatRegistry registry, ParserOptions options)
    {
        _registry = registry;
        _doubt = new ChoiceDoubt(registry);
        _time = options.Time;
        _start = options.Start;
        _stream = options.Stream;
        _format = registry.Fallback;
        var auto = string.Equals(options.Format, ParserOptions.AutoFormat, StringComparison.OrdinalIgnoreCase);
        Begin(_stream?.Reading ?? new StreamReading { Format = auto ? null : registry.ByName(options.Format), Zone = options.Zone });
    }

    /// <summary>What the parser was told; the rest is learned.</summary>
    public StreamReading Reading { get; private set; }

    /// <summary>What rows remember of it: nothing where the parser follows no stream, because what it was told is then no decision about one.</summary>
    internal StreamReading? Told => _stream is null ? null : Reading;

    /// <summary>What batches are sealed with. Changes only at the beginning of <see cref="Framing.RecordFramer.Frame"/>.</summary>
    public LogFormat Format => _format;

    /// <summary>
    /// Raised with the format so far, just before <see cref="Format"/> or <see cref="Reading"/> changes and before a row that is read
    /// so is appended: rows that the builder holds by then are to be sealed with the format so far.
    /// </summary>
    public event Action<LogFormat>? FormatChanged;

    /// <summary>How well the format fits so far.</summary>
    public FormatProof Proof => _proof.Snapshot() with { RunnerUp = _detector.RunnerUp(_format) };

    internal StreamShape Shape { get; private set; }

    /// <summary>True when the stream's records begin with a stamp, so that a line without one continues the record before it.</summary>
    internal bool IsStamped => _stamped;

    /// <summary>Set back by the framer when lines are going to be read again.</summary>
    internal TraceState Trace
    {
        get => new(_block, _afterMisfit);
        set => (_block, _afterMisfit) = (value.Block, value.AfterMisfit);
    }

    /// <summary>Set where lines between were read before and are not read again.</summary>
    internal StreamTimes Times
    {
        get => new(_latestTicks, _lastTicks, _lastArrival);
        set
        {
            (_latestTicks, _lastTicks, _lastArrival) = value;
            if (value.Last > 0) Shape.Resume(value.Last);
        }
    }

    /// <summary>The format's name once lines were seen; null before.</summary>
    internal string? LearnedFormat => _proof.Lines > 0 || _detector.HasSeenLines ? _format.Name : null;

    /// <summary>Time, level and flags of a line that begins a record; false when the line looks like a part of the record before it.</summary>
    public bool TryParseHead(ReadOnlySpan<byte> line, long arrivalTicks, out RecordHead head)
    {
        if (!TryReadHead(line, arrivalTicks, out var read))
        {
            head = default;
            return false;
        }

        head = Resolve(in read, arrivalTicks);
        return true;
    }

    /// <summary>As <see cref="TryParseHead"/>, without moving the stream's time: a line may be read again before its record is taken.</summary>
    internal bool TryReadHead(ReadOnlySpan<byte> line, long arrivalTicks, out LineHead head)
        => AnsiCodes.Has(line) ? TryReadColoured(line, arrivalTicks, out head) : TryReadBare(line, arrivalTicks, out head);

    private bool TryReadColoured(ReadOnlySpan<byte> line, long arrivalTicks, out LineHead head)
        => TryReadBare(AnsiCodes.Strip(line, stackalloc byte[AnsiCodes.MaxHead]), arrivalTicks, out head);

    private bool TryReadBare(ReadOnlySpan<byte> line, long arrivalTicks, out LineHead head)
    {
        if (_start is not null) return TryReadChosen(_start, line, arrivalTicks, out head);
        if (_format.TryParseHead(line, Shape, arrivalTicks, out head))
        {
            _afterMisfit = false;
            _block = TraceBlock.None;
            return true;
        }

        if (_format.HasMultilineRecords && _stamped) return false;
        if (line.IsEmpty) return false;
        // Between records of one line each, a crash may print a trace: it is kept together.
        var continues = TraceLines.Continues(line, ref _block);
        if (continues && (_format.HasMultilineRecords || _afterMisfit)) return false;
        _afterMisfit = true;
        TraceLines.Begin(line, ref _block);
        ReadAlone(line, arrivalTicks, out head);
        head.Misfit = !_format.HasMultilineRecords;
        return true;
    }

    private bool TryReadChosen(RecordStart start, ReadOnlySpan<byte> line, long arrivalTicks, out LineHead head)
    {
        head = default;
        if (!start.IsMatch(line)) return false;
        if (!_format.TryParseHead(line, Shape, arrivalTicks, out head)) ReadAlone(line, arrivalTicks, out head);
        head.Single = false;
        return true;
    }

    /// <summary>Time and level of a line that stands for itself, whatever it looks like.</summary>
    internal void ReadAlone(ReadOnlySpan<byte> line, long arrivalTicks, out LineHead head)
    {
        if (PlainFormat.Instance.TryParseHead(line, Shape, arrivalTicks, out head)) return;
        head = new LineHead { Level = PlainFormat.LevelWithoutStamp(line) };
    }

    /// <summary>Fills in what the line leaves out, and moves the stream's time on.</summary>
    internal RecordHead Resolve(in LineHead head, long arrivalTicks)
    {
        if (!head.HasTime)
        {
            var time = arrivalTicks - _lastArrival <= Together ? _lastTicks : arrivalTicks;
            return new RecordHead(time, head.Level, RowFlags.NoTime);
        }

        var ticks = Shape.Settle(in head, arrivalTicks, out var certain);
        var flags = head.HasZone ? RowFlags.None : RowFlags.NoZone;
        if (!certain) flags |= RowFlags.Uncertain;
        if (ticks > arrivalTicks + FutureTolerance)
        {
            flags |= RowFlags.Future;
        }
        else if (ticks >= _latestTicks)
        {
            _latestTicks = ticks;
        }
        else if (ticks < _latestTicks - LateTolerance)
        {
            flags |= RowFlags.Late;
        }

        _lastTicks = ticks;
        _lastArrival = arrivalTicks;
        return new RecordHead(ticks, head.Level, flags);
    }

    /// <summary>Counts a record that was taken: lines that continue it fit as well as its first.</summary>
    internal void Count(ReadOnlySpan<byte> text, int lines, in LineHead head)
    {
        _proof.Count(text, lines, !head.Misfit && (head.HasTime || !_stamped || !_format.HasMultilineRecords));
        if (ReferenceEquals(_format, _registry.Fallback) && _doubt.Sample(text, head.HasTime && !_stamped, Shape)) _inDoubt = true;
    }

    /// <summary>
    /// The level of a record whose first line tells none, from its next few: Java's own logging writes it there, and Node prints an error
    /// below its place in the source.
    /// </summary>
    internal static LogLevel LevelOfLaterLines(ReadOnlySpan<byte> text)
    {
        for (var lines = 0; lines < MaxLevelLines && text.IndexOf((byte)'\n') is >= 0 and var end; lines++)
        {
            text = text[(end + 1)..];
            var length = text.IndexOf((byte)'\n');
            var line = length < 0 ? text : text[..length];
            // What is indented is quoted: source, data.
            if (lines > 0 && (line.IsEmpty || line[0] is (byte)' ' or (byte)'\t')) continue;
            if (PlainFormat.LevelWithoutStamp(line) is var level and not LogLevel.Unknown) return level;
        }

        return LogLevel.Unknown;
    }

    /// <summary>
    /// How much of the data has the columns that are known: up to the next header that names others. One at the very beginning is taken note of.
    /// The data begins with a line.
    /// </summary>
    internal int LengthUnderHeader(ReadOnlySpan<byte> data)
    {
        if (!_format.IsDeclared) return data.Length;
        for (var at = data[0] == '#' ? 0 : NextComment(data, 0); at >= 0; at = NextComment(data, at))
        {
            var end = data[at..].IndexOf((byte)'\n');
            if (end < 0) break;
            if (_registry.TryDeclare(data.Slice(at, end).TrimEnd((byte)'\r'), atTop: false) is not { } declared || ReferenceEquals(declared, _format)) continue;
            if (at > 0) return at;
            _detector.Declare(declared);
            Change(declared);
        }

        return data.Length;
    }

    /// <summary>Learns from lines before they are read. <paramref name="offset"/> is that of the first byte, so that no line is learned from twice.</summary>
    internal void Observe(ReadOnlySpan<byte> data, long offset, bool complete, long arrivalTicks)
    {
        if (_stream is { } stream && !ReferenceEquals(stream.Reading, Reading)) Change(stream.Reading);
        if (_inDoubt || _proof.IsDoubtful)
        {
            _inDoubt = false;
            _proof.Trust();
            _detector.Restart();
        }

        if (!_detector.Observe(data, offset, complete, arrivalTicks)) return;
        var format = _detector.Best(_format);
        _stamped = _detector.IsStamped || format.HasStampedRecords && _detector.Fits(format);
        if (!ReferenceEquals(format, _format)) Change(format);
    }

    /// <summary>Takes up what was decided meanwhile.</summary>
    private void Change(StreamReading reading)
    {
        if (reading.ReadsLike(Reading))
        {
            Reading = reading;
            return;
        }

        FormatChanged?.Invoke(_format);
        var (sameFormat, stamped) = (ReferenceEquals(reading.Format, Reading.Format), _stamped);
        Begin(reading);
        if (sameFormat) SeedWith(stamped);
        // In another zone or format all earlier times are others.
        Times = StreamTimes.None;
    }

    [MemberNotNull(nameof(Reading), nameof(Shape), nameof(_detector), nameof(_proof))]
    private void Begin(StreamReading reading)
    {
        Reading = reading;
        var decided = reading.Format is null ? null : reading.Format as LineFormat ?? _registry.Fallback;
        // Columns that a header named stay known.
        if (decided is not null && !reading.IsOf(_format)) _format = decided;
        _stamped = false;
        _inDoubt = false;
        Shape = new StreamShape(reading.Zone);
        _detector = new FormatDetector(_registry, reading.Zone, decided);
        if (_format.IsDeclared) _detector.Declare(_format);
        _proof = new ProofCounter(decided is not null);
        _proof.Choose(_format.Name, _time.GetUtcNow());
    }

    /// <summary>Takes up where an earlier run left off.</summary>
    internal void Resume(string? format, bool stamped, TraceState trace, long lastTicks)
    {
        Trace = trace;
        if (format is null) return;
        if (_registry.TryGet(format) is { } known && (!_proof.Forced || Reading.IsOf(known)))
        {
            _format = known;
            _proof.Choose(known.Name, _time.GetUtcNow());
        }

        _latestTicks = lastTicks;
        _lastTicks = lastTicks;
        Shape.Resume(lastTicks);
        SeedWith(stamped);
    }

    private void SeedWith(bool stamped)
    {
        _stamped = stamped;
        _detector.Seed(_format, stamped);
    }

    private void Change(LineFormat format)
    {
        FormatChanged?.Invoke(_format);
        _format = format;
        _proof.Choose(format.Name, _time.GetUtcNow());
    }

    private static int NextComment(ReadOnlySpan<byte> data, int from)
    {
        var found = data[from..].IndexOf("\n#"u8);
        return found < 0 ? -1 : from + found + 1;
    }
}
