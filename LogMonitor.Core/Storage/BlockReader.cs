using System.Buffers;
using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Blocks;

namespace LogMonitor.Core.Storage;

/// <summary>Opens blocks. Holds no transaction longer than one block takes to load.</summary>
public sealed class BlockReader
{
    private readonly LogDatabase _database;
    private readonly BlockDecoder _decoder;
    private long _damaged;

    public BlockReader(LogDatabase database, StreamCatalog catalog, Func<string, LogFormat> formats)
    {
        _database = database;
        _decoder = new BlockDecoder(catalog.ById, formats);
    }

    /// <summary>Blocks that could not be read since the start; each was skipped.</summary>
    public long DamagedBlocks => Interlocked.Read(ref _damaged);

    internal List<CatalogueEntry> Catalogue(long fromSequence = 0) => _database.Read(connection => BlockTable.Catalogue(connection, fromSequence));

    /// <summary>
    /// The batches of the block that begins at <paramref name="firstSequence"/>; the caller disposes them. Null when the block
    /// is gone or damaged. Without text, every row's text is empty.
    /// </summary>
    internal List<LogBatch>? Open(long firstSequence, bool withText = true)
    {
        var stored = _database.Read(connection => BlockTable.Load(connection, firstSequence, withText));
        if (stored is null) return null;
        var columnsLength = stored.Columns.Length;
        var textLength = stored.Text?.Length ?? 0;
        var columns = ArrayPool<byte>.Shared.Rent(Math.Max(columnsLength, 1));
        var text = ArrayPool<byte>.Shared.Rent(Math.Max(textLength, 1));
        try
        {
            stored.Columns.Unpack(columns.AsSpan(0, columnsLength));
            stored.Text?.Unpack(text.AsSpan(0, textLength));
            return _decoder.Decode(firstSequence, columns.AsSpan(0, columnsLength), text.AsSpan(0, textLength));
        }
        catch (DamagedBlockException)
        {
            Interlocked.Increment(ref _damaged);
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(columns);
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    /// <summary>The batches of the first readable block that holds rows at or after the sequence; empty at the log's end.</summary>
    public IReadOnlyList<LogBatch> OpenAt(long sequence)
    {
        while (_database.Read(connection => BlockTable.Find(connection, sequence)) is { } first)
        {
            if (Open(first) is { } batches) return batches;
            // Gone since it was found (merged with its neighbours: look again), or damaged: go on behind it.
            var end = _database.Read(connection => BlockTable.EndOf(connection, first));
            if (end is { } last) sequence = last + 1;
        }

        return [];
    }
}
