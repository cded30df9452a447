using LogMonitor.Core.Events;
using LogMonitor.Core.Framing.Decoding;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Framing;

/// <summary>
/// Turns the raw bytes of one source (a file, a pipe, an archive) into rows of the stream or the streams that they hold.
/// It keeps no bytes: what it does not consume is presented again, with more behind it. At most 4 MiB stay unconsumed.
/// One per source, used by one caller at a time.
/// </summary>
public sealed class RowReader : IDisposable
{
    // A guess for the size of a batch's columns: too few rows and they grow once, too many and they hold memory.
    private const int BytesPerRow = 100;

    // Other streams' bytes behind an open record: it is taken before it keeps its source from going on.
    private const int MaxForeignBytes = 128 * 1024;

    // A line in parts may be longer once it is decoded; it is taken in parts as well.
    private const int MaxHeldBytes = 1024 * 1024;

    private readonly FormatRegistry _formats;
    private readonly ParserOptions _parsing;
    private readonly FramingOptions _framing;
    private readonly Func<string?, LogStream> _open;
    private EndedStream[] _before = [];
    private ContentKind _contentBefore;
    private Substream[] _streams = [];
    private ContentKind _content;
    private ContentDecoder? _decoder;
    private long _serial;
    private long _readFrom;

    /// <param name="open">Opens the stream of that name; null is the only stream of its source.</param>
    /// <param name="state">What <see cref="State"/> was; null at the beginning of a source.</param>
    public RowReader(FormatRegistry formats, ParserOptions parsing, FramingOptions framing, Func<string?, LogStream> open, RowReaderState? state)
    {
        _formats = formats;
        _parsing = parsing;
        _framing = framing;
        _open = open;
        if (state is null) return;
        _serial = state.Serial;
        foreach (var stream in state.Streams) Add(stream);
        Know(state.Content);
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

    /// <summary>Learns how the bytes hold lines from the first of them, for a source that is not read from its beginning.</summary>
    public void Learn(ReadOnlySpan<byte> head) => Know(ContentDetector.Detect(head, isStart: true, isQuiet: false));

    /// <summary>Goes on where another source was read to its end, as the next file of a rotation does: its last records may go on here.</summary>
    public void Follow(RowReader before)
    {
        _contentBefore = before._content;
        _before = [.. before._streams.Select(stream => new EndedStream(stream.Name, stream.Stream, stream.Framer.State))];
    }

    /// <summary>The stream of that name in the source before; null where there was none.</summary>
    public LogStream? StreamBefore(string? name) => Before(name)?.Stream;

    /// <summary>Appends the rows that <paramref name="data"/> holds to their streams.</summary>
    /// <param name="data">Begins where the consumed bytes ended.</param>
    /// <param name="offset">The place of its first byte in the source.</param>
    /// <param name="arrivalTicks">When the bytes were read, UTC.</param>
    /// <param name="flush">How much of what may still be continued is taken.</param>
    /// <returns>How many bytes were consumed; the caller presents the rest again.</returns>
    public int Read(ReadOnlySpan<byte> data, long offset, long arrivalTicks, FrameFlush flush)
    {
        if (data.IsEmpty) return 0;
        _readFrom = offset;
        if (_content == ContentKind.Unknown) Know(Detect(data, offset, flush));
        if (_content == ContentKind.Unknown) return 0;
        var consumed = _decoder is null ? ReadText(StreamOf(null), data, offset, arrivalTicks, flush) : ReadDecoded(_decoder, data, offset, arrivalTicks, flush);
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

    private static ContentKind Detect(ReadOnlySpan<byte> data, long offset, FrameFlush flush)
    {
        var content = ContentDetector.Detect(data, offset == 0, flush >= FrameFlush.Partial);
        return content == ContentKind.Unknown && flush == FrameFlush.End ? ContentKind.Text : content;
    }

    private void Know(ContentKind content)
    {
        _content = content;
        _decoder = content switch
        {
            ContentKind.Docker => new EnvelopeDecoder(new DockerEnvelope(), StreamOf, _parsing.Time),
            ContentKind.Cri => new EnvelopeDecoder(new CriEnvelope(), StreamOf, _parsing.Time),
            ContentKind.Utf16LittleEndian => new Utf16Decoder(bigEndian: false, StreamOf),
            ContentKind.Utf16BigEndian => new Utf16Decoder(bigEndian: true, StreamOf),
            _ => null,
        };
    }

    private Substream StreamOf(string? name)
    {
        foreach (var stream in _streams)
        {
            if (stream.Name == name) return stream;
        }

        return Add(new SubstreamState(name, _readFrom, 0, FramerBefore(name)));
    }

    private FramerState FramerBefore(string? name)
    {
        if (_contentBefore != _content) return default;
        // What a container writes is one stream, wherever its runtime begins a new file.
        return Before(name)?.Framer.InNextFile(isSameStream: name is not null) ?? default;
    }

    private EndedStream? Before(string? name) => Array.Find(_before, stream => stream.Name == name);

    // A new array, because the source's status is looked at while it is read.
    private Substream Add(SubstreamState state)
    {
        var opened = _open(state.Name);
        var stream = new Substream(opened, new StreamParser(_formats, _parsing with { Stream = opened }), _framing, state);
        _streams = [.. _streams, stream];
        return stream;
    }

    private static int ReadText(Substream text, ReadOnlySpan<byte> data, long offset, long arrivalTicks, FrameFlush flush)
    {
        text.Rows.Reserve(data.Length, data.Length / BytesPerRow);
        var consumed = text.Framer.Frame(data, offset, arrivalTicks, flush, text.Rows);
        text.Offset = offset + consumed;
        return consumed;
    }

    private int ReadDecoded(ContentDecoder decoder, ReadOnlySpan<byte> data, long offset, long arrivalTicks, FrameFlush flush)
    {
        var seenTo = offset + decoder.Decode(data, offset, flush == FrameFlush.End);
        var from = seenTo;
        foreach (var stream in _streams)
        {
            Take(stream, decoder, seenTo, arrivalTicks, flush);
            from = Math.Min(from, stream.Offset);
        }

        return (int)(from - offset);
    }

    private void Take(Substream stream, ContentDecoder decoder, long seenTo, long arrivalTicks, FrameFlush flush)
    {
        // The other stream may go on writing while this one is quiet.
        if (_streams.Length > 1 && QuietRule.After(_parsing.Time.GetElapsedTime(stream.GrewAt)) is var quiet && quiet > flush) flush = quiet;
        if (stream.Due > flush) flush = stream.Due;
        var text = stream.Text;
        if (!text.IsEmpty) stream.Rows.Reserve(text.Length, text.Length / BytesPerRow);
        var consumed = stream.Framer.FrameDecoded(text, stream.TextBefore, arrivalTicks, flush, stream.Rows);
        stream.TextBefore += consumed;
        stream.Due = FrameFlush.None;
        if (consumed < text.Length)
        {
            (stream.Offset, stream.Skip) = decoder.PlaceOf(text, consumed);
            stream.Due = DueAt(seenTo - stream.Offset, text.Length - consumed);
        }
        else if (seenTo > stream.Offset)
        {
            (stream.Offset, stream.Skip) = (seenTo, 0);
        }

        text.Dispose();
    }

    /// <summary>What must be taken of a stream so that its source goes on: bytes behind it were read, and are read again and again.</summary>
    /// <param name="behind">Bytes of the source since the stream's first open line.</param>
    /// <param name="own">How many of them are the stream's.</param>
    private static FrameFlush DueAt(long behind, int own) => behind switch
    {
        > 2 * MaxHeldBytes => FrameFlush.End,
        > MaxHeldBytes => FrameFlush.Partial,
        _ => behind - own > MaxForeignBytes ? FrameFlush.Records : FrameFlush.None,
    };

    private sealed record EndedStream(string? Name, LogStream Stream, FramerState Framer);
}
