using System.Buffers;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>A packed blob in a rented buffer.</summary>
internal readonly record struct PackedBlob(Codec Codec, byte[] Rented, int Length, int UnpackedLength)
{
    public ReadOnlySpan<byte> Bytes => Rented.AsSpan(0, Length);
}

/// <summary>A block ready to be stored, with its row of the catalogue.</summary>
internal sealed class EncodedBlock : IDisposable
{
    public required long FirstSequence { get; init; }

    public required long LastSequence { get; init; }

    public long MinTime { get; private set; } = long.MaxValue;

    public long MaxTime { get; private set; } = long.MinValue;

    public long FirstArrival { get; private set; } = long.MaxValue;

    /// <summary>The newest arrival in it: retention by age goes by this.</summary>
    public long Arrival { get; private set; }

    public BlockCounts Counts { get; } = new();

    public PackedBlob Columns { get; set; }

    public PackedBlob Text { get; set; }

    public int StoredBytes => Columns.Length + Text.Length;

    public void Add(LogBatch batch)
    {
        foreach (var time in batch.Times)
        {
            if (time < MinTime) MinTime = time;
            if (time > MaxTime) MaxTime = time;
        }

        FirstArrival = Math.Min(FirstArrival, batch.ArrivalTicks);
        Arrival = Math.Max(Arrival, batch.ArrivalTicks);
        Counts.Add(batch);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(Columns.Rented);
        ArrayPool<byte>.Shared.Return(Text.Rented);
    }
}
