using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Blocks;

namespace LogMonitor.Core.Storage;

/// <summary>
/// Merges small neighbours into larger blocks and packs them harder. Sequences stay as they are, so no reader notices:
/// one that looks for a merged block finds the larger one that holds the same rows.
/// </summary>
internal sealed class Compactor(LogDatabase database, BlockReader blocks)
{
    // The raw text of a finished block: large enough to pack well, small enough to open for one row.
    public const int TargetBytes = 4 * 1024 * 1024;

    // Fewer are not worth a rewrite of the unfinished block before them.
    private const int MinBlocks = 32;

    // A merged block's columns and catalogue stay small even when its rows hold next to no text.
    private const int MaxRows = 100_000;

    private readonly BlockEncoder _encoder = new();

    /// <summary>Merges one run of small blocks; false when there is none.</summary>
    public bool MergeOnce()
    {
        if (FindRun(blocks.Catalogue()) is not { } run) return false;
        var batches = new List<LogBatch>();
        try
        {
            foreach (var entry in run)
            {
                // A damaged block stays as it is and alone, so that its neighbours remain readable.
                if (blocks.Open(entry.FirstSequence) is not { IsDamaged: false } opened) return false;
                batches.AddRange(opened.Batches);
            }

            using var merged = _encoder.Encode(batches, PackedBytes.HardLevel);
            database.Write(connection =>
            {
                BlockTable.Delete(connection, run[0].FirstSequence, run[^1].FirstSequence);
                BlockTable.Insert(connection, merged);
            });
            return true;
        }
        finally
        {
            foreach (var batch in batches) batch.Dispose();
        }
    }

    private static List<CatalogueEntry>? FindRun(List<CatalogueEntry> catalogue)
    {
        var run = new List<CatalogueEntry>();
        long bytes = 0;
        long rows = 0;
        foreach (var entry in catalogue)
        {
            var fits = entry.RawBytes < TargetBytes / 2 && bytes + entry.RawBytes <= TargetBytes && rows + entry.Rows <= MaxRows;
            var isNeighbour = run.Count == 0 || run[^1].LastSequence + 1 == entry.FirstSequence;
            if (!fits || !isNeighbour)
            {
                if (IsWorthIt(run, bytes)) return run;
                run.Clear();
                bytes = rows = 0;
                if (entry.RawBytes >= TargetBytes / 2) continue;
            }

            run.Add(entry);
            bytes += entry.RawBytes;
            rows += entry.Rows;
        }

        return run.Count >= MinBlocks ? run : null;
    }

    private static bool IsWorthIt(List<CatalogueEntry> run, long bytes) => run.Count >= MinBlocks || (run.Count > 1 && bytes >= TargetBytes / 2);
}
