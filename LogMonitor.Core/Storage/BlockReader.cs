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
    /// The block that holds the sequence; null when there is none, or none any more. Looked up at the moment it is opened: a
    /// block that was in the catalogue may have become part of a larger one since. Without text, every row's text is empty.
    /// </summary>
    internal OpenBlock? Open(long sequence, bool withText = true)
    {
        while (_database.Read(connection => BlockTable.Holding(connection, sequence)) is { } place)
        {
            // Null where it was merged between the two looks: it is looked up again.
            if (Open(place.First, place.Last, withText) is { } block) return block;
        }

        return null;
    }

    /// <summary>The batches of the first readable block that holds rows at or after the sequence; empty at the log's end.</summary>
    public IReadOnlyList<LogBatch> OpenAt(long sequence)
    {
        while (true)
        {
            if (Open(sequence) is not { } block)
            {
                if (_database.Read(connection => BlockTable.NextAfter(connection, sequence)) is not { } next) return [];
                sequence = next;
            }
            else if (block.IsDamaged)
            {
                sequence = block.LastSequence + 1;
            }
            else
            {
                return block.Batches;
            }
        }
    }

    private OpenBlock? Open(long first, long last, bool withText)
    {
        try
        {
            using var block = _database.Read(connection => BlockTable.Unpack(connection, first, withText));
            if (block is null) return null;
            var batches = _decoder.Decode(first, block.Columns, block.Text);
            // Merged in place between the two looks, it holds more than was seen first.
            return new OpenBlock(first, batches.Count == 0 ? last : batches[^1].LastSequence, batches, IsDamaged: false);
        }
        catch (DamagedBlockException)
        {
            Interlocked.Increment(ref _damaged);
            return new OpenBlock(first, last, [], IsDamaged: true);
        }
    }
}

/// <summary>An opened block; whoever opened it disposes its batches.</summary>
internal sealed record OpenBlock(long FirstSequence, long LastSequence, IReadOnlyList<LogBatch> Batches, bool IsDamaged);
