using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>
/// Turns messages into rows: a message holds one record or several, and none goes on in the next. The offset of a row counts the bytes
/// of all messages that were taken before it, from the committed position on. One caller at a time.
/// </summary>
internal sealed class MessageRows : IDisposable
{
    /// <summary>More of one message is left out and counted; its last record is flagged as truncated.</summary>
    public const int MaxMessageBytes = 4 * 1024 * 1024;

    private readonly LogStream _stream;
    private readonly RecordFramer _framer;
    private readonly LogBatchBuilder _builder = new();
    private readonly List<LogBatch> _earlier = [];
    private byte[] _buffer = new byte[4096];
    private long _sealedOffset;
    private long _arrival;
    private BatchOrigin _origin;

    /// <param name="offset">Bytes that were committed before.</param>
    /// <param name="state">What <see cref="FramerState"/> was committed with them.</param>
    public MessageRows(LogStream stream, FormatRegistry formats, ParserOptions parsing, long offset, FramerState state)
    {
        _stream = stream;
        Offset = offset;
        _sealedOffset = offset;
        Parser = new StreamParser(formats, parsing);
        _framer = new RecordFramer(Parser, FramingOptions.Default, state);
        Parser.FormatChanged += SealEarlier;
    }

    public StreamParser Parser { get; }

    /// <summary>Bytes of all messages so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Messages of which a part was left out.</summary>
    public long TruncatedMessages { get; private set; }

    /// <summary>How the next message is framed; to be committed with the rows.</summary>
    public FramerState State => _framer.State;

    public void Add(ReadOnlySpan<byte> body, long arrivalTicks, BatchOrigin origin)
    {
        var isTooLong = body.Length > MaxMessageBytes;
        if (isTooLong) body = Utf8Edges.Cut(body, MaxMessageBytes);
        if (_buffer.Length <= body.Length) _buffer = new byte[body.Length * 2 + 1];
        body.CopyTo(_buffer);
        // The end of a message is the end of its last line, whether it ends in a line break or not.
        _buffer[body.Length] = (byte)'\n';
        _arrival = arrivalTicks;
        if (_origin != origin) SealEarlier(Parser.Format);
        _origin = origin;
        Frame(_buffer.AsSpan(0, body.Length + 1));
        _framer.EndRecord();
        if (!isTooLong) return;
        TruncatedMessages++;
        if (_builder.Count > 0) _builder.AddFlags(RowFlags.Truncated);
    }

    /// <summary>The rows so far, to be committed together; none where the messages had none. Then begins afresh.</summary>
    /// <param name="state">What to commit with the position after them.</param>
    public LogBatch[] Seal(string state, BatchCompletion completion)
    {
        var position = new SourcePosition(Offset, state);
        if (_builder.Count > 0) _earlier.Add(_builder.Seal(_stream, Parser.Format, _arrival, _origin, position, completion));
        _sealedOffset = Offset;
        LogBatch[] together = [.. _earlier];
        _earlier.Clear();
        return together;
    }

    /// <summary>Forgets what was not sealed: its messages are going to be delivered again.</summary>
    public void Discard()
    {
        Dispose();
        Offset = _sealedOffset;
    }

    public void Dispose()
    {
        foreach (var batch in _earlier) batch.Dispose();
        _earlier.Clear();
        _builder.Dispose();
    }

    private void Frame(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var consumed = _framer.Frame(data, Offset, _arrival, FrameFlush.End, _builder);
            Offset += consumed;
            data = data[consumed..];
        }
    }

    // A batch is of one format and one origin.
    private void SealEarlier(LogFormat format)
    {
        if (_builder.Count > 0) _earlier.Add(_builder.Seal(_stream, format, _arrival, _origin, new SourcePosition(Offset)));
    }
}
