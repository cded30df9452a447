using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Framing;

/// <summary>
/// Turns the raw bytes of one source (a file, a pipe, an archive) into rows of the stream or the streams that they hold.
/// It keeps no bytes: what it does not consume is presented again, with more behind it. One per source, used by one caller at a time.
/// </summary>
public sealed class RowReader : IDisposable
{
    // A guess for the size of a batch's columns: too few rows and they grow once, too many and they hold memory.
    private const int BytesPerRow = 100;

    private readonly FormatRegistry _formats;
    private readonly ParserOptions _parsing;
    private readonly FramingOptions _framing;
    private readonly Func<string?, LogStream> _open;
    private Substream[] _streams = [];
    private ContentKind _content;
    private long _serial;

    /// <param name="open">Opens the stream of that name; null is the only stream of its source.</param>
    /// <param name="state">What <see cref="State"/> was; null at the beginning of a source.</param>
    public RowReader(FormatRegistry formats, ParserOptions parsing, FramingOptions framing, Func<string?, LogStream> open, RowReaderState? state)
    {
        _formats = formats;
        _parsing = parsing;
        _framing = framing;
        _open = open;
        if (state is null) return;
        _content = state.Content;
        _serial = state.Serial;
        foreach (var stream in state.Streams) Add(stream);
    }

    /// <summary>The streams that were seen so far; those with rows are to be handed over before the next read.</summary>
    public IReadOnlyList<Substream> Streams => _streams;

    public bool HasRows
    {
        get
        {
            foreach (var stream in _streams)
            {
                if (stream.Rows.Count > 0) return true;
            }

            return false;
        }
    }

    /// <summary>The last read ended before a header with which a format changes: the rest is presented again at once.</summary>
    public bool IsInterrupted => Array.Exists(_streams, stream => stream.Framer.IsInterrupted);

    /// <summary>What must be stored with rows that were accepted: it never goes past rows that were not.</summary>
    public RowReaderState State => new() { Content = _content, Serial = _serial, Streams = [.. _streams.Select(stream => stream.Accepted)] };

    /// <summary>Appends the rows that <paramref name="data"/> holds to their streams.</summary>
    /// <param name="data">Begins where the consumed bytes ended.</param>
    /// <param name="offset">The place of its first byte in the source.</param>
    /// <param name="arrivalTicks">When the bytes were read, UTC.</param>
    /// <param name="flush">How much of what may still be continued is taken.</param>
    /// <returns>How many bytes were consumed; the caller presents the rest again.</returns>
    public int Read(ReadOnlySpan<byte> data, long offset, long arrivalTicks, FrameFlush flush)
    {
        if (data.IsEmpty) return 0;
        if (_content == ContentKind.Unknown)
        {
            _content = ContentKind.Text;
            Add(new SubstreamState(null, offset, 0, default));
        }

        var consumed = ReadText(_streams[0], data, offset, arrivalTicks, flush);
        foreach (var stream in _streams)
        {
            if (stream.Rows.Count > 0) continue;
            // An empty builder gives its buffers back: many sources are quiet.
            stream.Rows.Dispose();
            stream.Accept();
        }

        return consumed;
    }

    /// <summary>Counts the rows of one stream as handed over: the next <see cref="State"/> goes on behind them.</summary>
    public void Accept(Substream stream)
    {
        _serial++;
        stream.Accept();
    }

    public void Dispose()
    {
        foreach (var stream in _streams) stream.Dispose();
    }

    private static int ReadText(Substream text, ReadOnlySpan<byte> data, long offset, long arrivalTicks, FrameFlush flush)
    {
        text.Rows.Reserve(data.Length, data.Length / BytesPerRow);
        var consumed = text.Framer.Frame(data, offset, arrivalTicks, flush, text.Rows);
        text.Offset = offset + consumed;
        return consumed;
    }

    // A new array, because the source's status is looked at while it is read.
    private void Add(SubstreamState state)
    {
        var stream = _open(state.Name);
        _streams = [.. _streams, new Substream(stream, new StreamParser(_formats, _parsing with { Stream = stream }), _framing, state)];
    }
}
