using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Blocks;

namespace LogMonitor.Core.Storage;

/// <summary>A commit worked out but not yet stored, so that a failed transaction can be tried again as it is.</summary>
internal sealed class PreparedCommit(long ticks) : IDisposable
{
    private readonly Dictionary<int, TrackedStream> _streams = [];

    /// <summary>When it was made, UTC ticks.</summary>
    public long Ticks { get; } = ticks;

    public long NextSequence { get; set; }

    /// <summary>The new rows, in sequence.</summary>
    public List<LogBatch> Batches { get; } = [];

    public List<BatchCompletion> Completions { get; } = [];

    public List<(long Sequence, long Head)> Continuations { get; } = [];

    /// <summary>Streams whose way of reading changed while their rows were on the way.</summary>
    public HashSet<LogStream> StaleStreams { get; } = [];

    public EncodedBlock? Block { get; set; }

    public IEnumerable<TrackedStream> Streams => _streams.Values;

    public TrackedStream Track(StreamState state)
    {
        if (!_streams.TryGetValue(state.Stream.Id, out var tracked)) _streams[state.Stream.Id] = tracked = new TrackedStream(state);
        return tracked;
    }

    /// <summary>The last record of a stream, were this commit stored.</summary>
    public long LastHeadOf(StreamState state) => _streams.TryGetValue(state.Stream.Id, out var tracked) ? tracked.LastHead : state.LastHead;

    public void Dispose() => Block?.Dispose();
}

/// <summary>A stream as it will be once the commit is stored.</summary>
internal sealed class TrackedStream(StreamState state)
{
    public LogStream Stream => state.Stream;

    public bool IsStored => state.IsStored;

    public SourcePosition? Position { get; set; } = state.Position;

    public long LastHead { get; set; } = state.LastHead;

    public long NextOffset => Position?.Offset ?? 0;

    public void Apply(long ticks)
    {
        state.Position = Position;
        state.LastHead = LastHead;
        state.UpdatedTicks = ticks;
        state.IsStored = true;
    }
}
