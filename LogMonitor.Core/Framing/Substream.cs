using LogMonitor.Core.Events;
using LogMonitor.Core.Framing.Decoding;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Framing;

/// <summary>One of the streams that the bytes of a source hold, with the rows found in it that nobody took yet.</summary>
public sealed class Substream : IDisposable
{
    internal Substream(LogStream stream, StreamParser parser, FramingOptions options, SubstreamState state)
    {
        Stream = stream;
        Parser = parser;
        Framer = new RecordFramer(parser, options, state.Framer);
        Accepted = state;
        Offset = state.Offset;
        Skip = state.Skip;
        // Only at the beginning of a stream is a byte order mark none of its text.
        TextBefore = state.Offset == 0 && state.Skip == 0 ? 0 : 1;
    }

    public LogStream Stream { get; }

    public StreamParser Parser { get; }

    public RecordFramer Framer { get; }

    public LogBatchBuilder Rows { get; } = new();

    /// <summary>Bytes of the source below it were taken, as far as they are of this stream.</summary>
    public long Offset { get; internal set; }

    /// <summary>How much of the text that begins at <see cref="Offset"/> was taken too.</summary>
    internal int Skip { get; set; }

    /// <summary>How far the rows that were handed over go.</summary>
    internal SubstreamState Accepted { get; private set; }

    internal void Accept() => Accepted = new SubstreamState(Accepted.Name, Offset, Skip, Framer.State);

    internal string? Name => Accepted.Name;

    /// <summary>What of the bytes of this read was not taken before, decoded.</summary>
    internal DecodedText Text { get; } = new();

    /// <summary>How much decoded text was taken.</summary>
    internal long TextBefore { get; set; }

    /// <summary>Bytes of the source below it were seen, and when the last ones of this stream were.</summary>
    internal long SeenTo { get; set; }

    internal long GrewAt { get; set; }

    /// <summary>How much the next read takes, whatever its caller says: the source waits for this stream.</summary>
    internal FrameFlush Due { get; set; }

    public void Dispose()
    {
        Rows.Dispose();
        Text.Dispose();
    }
}
