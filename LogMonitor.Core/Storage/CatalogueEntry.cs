using LogMonitor.Core.Storage.Blocks;

namespace LogMonitor.Core.Storage;

/// <summary>What is known of a block without opening it. Times and arrivals are UTC ticks.</summary>
internal sealed record CatalogueEntry(
    long FirstSequence,
    long LastSequence,
    long MinTime,
    long MaxTime,
    long FirstArrival,
    long Arrival,
    long RawBytes,
    long StoredBytes,
    BlockCounts Counts)
{
    public long Rows => LastSequence - FirstSequence + 1;
}
