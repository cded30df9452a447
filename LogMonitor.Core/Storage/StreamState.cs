using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage;

/// <summary>What the commit knows of one stream. Changed by the commit alone, after its transaction.</summary>
internal sealed class StreamState(LogStream stream)
{
    private SourcePosition? _position;

    public LogStream Stream { get; } = stream;

    /// <summary>Whether the stream has its row in the database.</summary>
    public bool IsStored { get; set; }

    /// <summary>Whether its source said that it will never come back.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Whether the database knows that too.</summary>
    public bool IsMarkedForgotten { get; set; }

    public SourcePosition? Position
    {
        get => Volatile.Read(ref _position);
        set => Volatile.Write(ref _position, value);
    }

    /// <summary>The sequence of the last record's first row: what a continuing row continues.</summary>
    public long LastHead { get; set; }

    /// <summary>The stream that this one goes on from; its last record is continued until this one has its own.</summary>
    public StreamState? Before { get; init; }

    /// <summary>What the configuration says about how it is read.</summary>
    public StreamReading Configured { get; set; } = StreamReading.Learned;

    /// <summary>Its source opened it since the start.</summary>
    public bool IsOpened { get; set; }

    /// <summary>Whether anybody knows how it is to be read; rows of one that nobody opened since the start stay as they were read.</summary>
    public bool IsDecided { get; set; }

    /// <summary>Rows of it were committed that were not read as wanted.</summary>
    public bool HasStaleRows { get; set; }

    public long UpdatedTicks { get; set; }

    /// <summary>Rows below this offset are in the log already.</summary>
    public long NextOffset => Position?.Offset ?? 0;
}
