namespace LogMonitor.Core.Framing;

/// <summary>What a <see cref="RowReader"/> must know to go on in another process: committed with the rows before it.</summary>
public sealed record RowReaderState
{
    public ContentKind Content { get; init; }

    /// <summary>Rises with every batch: of the states that the streams of one source were committed with, the highest holds for all.</summary>
    public long Serial { get; init; }

    public IReadOnlyList<SubstreamState> Streams { get; init; } = [];

    /// <summary>Where the source is read on from; null before anything of it was a row.</summary>
    public long? Offset => Streams.Count == 0 ? null : Streams.Min(stream => stream.Offset);
}

/// <summary>How far one stream of a source was taken.</summary>
/// <param name="Name">Null for the only stream of its source.</param>
/// <param name="Offset">Bytes of the source below it are in rows, as far as they are of this stream.</param>
/// <param name="Skip">How much of the text that begins at the offset is in rows too; not 0 only where a row ends within an envelope.</param>
/// <param name="Framer">How its next bytes are framed.</param>
public sealed record SubstreamState(string? Name, long Offset, int Skip, FramerState Framer);
