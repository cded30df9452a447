using System.Text.Unicode;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Sources.Push;

/// <summary>The records of one request, sorted into streams, and everything that is wrong with them. Used by one caller at a time.</summary>
public sealed class PushRequest : IDisposable
{
    /// <summary>After so many errors nothing more is read: whoever sent this sees what is wrong.</summary>
    private const int MaxErrors = 10;

    private readonly PushStreams _streams;
    private readonly LineFormat _format;
    private readonly FormatRegistry _formats;
    private readonly TimeProvider _time;
    private readonly FramingCounters _counters = new();
    private readonly Dictionary<byte[], Rows> _rows = new(PushLabels.Comparer.Instance);
    private readonly List<PushError> _errors = [];

    internal PushRequest(PushStreams streams, FormatRegistry formats, LineFormat format, TimeProvider time)
    {
        _streams = streams;
        _formats = formats;
        _format = format;
        _time = time;
        ArrivalTicks = time.GetUtcNow().UtcTicks;
    }

    /// <summary>Nothing of a request with errors is stored.</summary>
    public IReadOnlyList<PushError> Errors => _errors;

    public int Count => _rows.Values.Sum(rows => rows.Builder.Count);

    internal long ArrivalTicks { get; }

    internal bool HasTooManyErrors => _errors.Count >= MaxErrors;

    internal IReadOnlyDictionary<byte[], Rows> ByStream => _rows;

    public void Dispose()
    {
        foreach (var rows in _rows.Values) rows.Builder.Dispose();
    }

    internal void Fail(int line, int column, string message) => _errors.Add(new PushError(line, column, message));

    /// <summary>The rows of the stream of that service and host.</summary>
    internal Rows Of(ReadOnlySpan<byte> service, ReadOnlySpan<byte> host)
    {
        Span<byte> buffer = stackalloc byte[PushLabels.MaxKey];
        ReadOnlySpan<byte> key = buffer[..PushLabels.Write(service, host, buffer)];
        var lookup = _rows.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(key, out var rows)) return rows;
        if (_rows.Count >= PushStreams.MaxStreams && !key.SequenceEqual(PushLabels.None)) return Of([], []);
        var owned = key.ToArray();
        // Read before the rows are checked, so nothing is opened here: a request that is refused leaves no trace.
        rows = new Rows(new StreamParser(_formats, new ParserOptions { Format = _format.Name, Time = _time }));
        if (_streams.Find(owned) is { } known) rows.Parser.Resume(_format.Name, stamped: true, default, known.LatestTicks);
        return _rows[owned] = rows;
    }

    /// <summary>Appends a record as its client sent it, cut where it is longer than a record may be.</summary>
    internal void Append(Rows rows, ReadOnlySpan<byte> text, in LineHead head)
    {
        var read = rows.Parser.Resolve(in head, ArrivalTicks);
        rows.LatestTicks = Math.Max(rows.LatestTicks, read.TimeTicks);
        var flags = read.Flags;
        var whole = text.Length;
        text = Utf8Edges.Cut(text, FramingOptions.Default.MaxLineBytes);
        if (text.Length < whole) flags |= RowFlags.Truncated;
        rows.Builder.BeginRow(read.TimeTicks, read.Level, flags, rows.Builder.Count);
        if (Utf8.IsValid(text)) rows.Builder.AppendText(text);
        else rows.Builder.AddFlags(TextCleaner.AppendLines(text, text.Length, rows.Builder, _counters));
    }

    /// <summary>The rows of one stream; their offsets count from 0 until the stream gives them their place.</summary>
    internal sealed class Rows(StreamParser parser)
    {
        public StreamParser Parser { get; } = parser;

        public LogBatchBuilder Builder { get; } = new(textCapacity: 16 * 1024, rowCapacity: 64);

        public long LatestTicks { get; set; }
    }
}
