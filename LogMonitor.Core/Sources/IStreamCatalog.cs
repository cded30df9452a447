using LogMonitor.Core.Events;

namespace LogMonitor.Core.Sources;

/// <summary>
/// Where sources open their streams and find how far each was committed. An outer boundary: sources do not know
/// how the log is stored.
/// </summary>
public interface IStreamCatalog
{
    /// <summary>The stream of that key, new or known, with how it is to be read. A new one is stored with its first rows.</summary>
    LogStream Open(StreamDescriptor descriptor);

    /// <summary>How far the stream was committed; null when nothing of it was.</summary>
    SourcePosition? PositionOf(LogStream stream);

    /// <summary>Every committed stream whose key begins so, with its position.</summary>
    IReadOnlyList<KnownStream> Known(string keyPrefix);

    /// <summary>Forgets a stream's position, once its source knows that it will never come back. Its rows stay.</summary>
    void Forget(LogStream stream);
}

/// <summary>A stream that the log has rows of.</summary>
/// <param name="UpdatedTicks">When its position was last committed, UTC ticks.</param>
public sealed record KnownStream(LogStream Stream, SourcePosition Position, long UpdatedTicks);
