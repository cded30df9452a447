using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>Rows per stream and level in one block: enough to count by either without opening the block.</summary>
internal sealed class BlockCounts
{
    private readonly SortedDictionary<int, long[]> _byStream = [];

    public IReadOnlyDictionary<int, long[]> ByStream => _byStream;

    /// <summary>Rows that people see: control rows and continuing rows are left out.</summary>
    public void Add(LogBatch batch)
    {
        if (!_byStream.TryGetValue(batch.Stream.Id, out var levels)) _byStream[batch.Stream.Id] = levels = new long[LogLevels.Count];
        var flags = batch.Flags;
        var of = batch.Levels;
        for (var row = 0; row < of.Length; row++)
        {
            if ((flags[row] & (RowFlags.Control | RowFlags.Continues)) == 0) levels[(int)of[row]]++;
        }
    }

    public byte[] ToBytes()
    {
        var writer = new ByteWriter();
        writer.Varint((ulong)_byStream.Count);
        foreach (var (stream, levels) in _byStream)
        {
            writer.Varint((ulong)stream);
            foreach (var count in levels) writer.Varint((ulong)count);
        }

        return writer.Written.ToArray();
    }

    public static BlockCounts FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var counts = new BlockCounts();
        for (var streams = reader.Int(); streams > 0; streams--)
        {
            var stream = reader.Int();
            var levels = new long[LogLevels.Count];
            for (var level = 0; level < levels.Length; level++) levels[level] = (long)reader.Varint();
            counts._byStream[stream] = levels;
        }

        return counts;
    }
}
