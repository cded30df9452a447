
namespace LogMonitor.Core.Storage;

/// <summary>Drops the oldest blocks once they are too old or too many.</summary>
internal sealed class Retention(LogDatabase database, BlockReader blocks, StorageOptions options, TimeProvider time)
{
    /// <summary>How many rows were dropped.</summary>
    public long Apply()
    {
        var catalogue = blocks.Catalogue();
        var drop = Math.Max(TooOld(catalogue), TooMany(catalogue));
        // The newest block stays, so that an idle log is never empty.
        drop = Math.Min(drop, catalogue.Count - 1);
        if (drop <= 0) return 0;

        var first = catalogue[0].FirstSequence;
        var last = catalogue[drop - 1];
        database.Write(connection =>
        {
            BlockTable.Delete(connection, first, last.FirstSequence);
            using var continuations = connection.CreateCommand();
            continuations.CommandText = "DELETE FROM continuation WHERE head <= $last";
            continuations.Parameters.AddWithValue("$last", last.LastSequence);
            continuations.ExecuteNonQuery();
        });
        return last.LastSequence - first + 1;
    }

    private int TooOld(List<CatalogueEntry> catalogue)
    {
        if (options.MaxAge is not { } maxAge) return 0;
        var limit = (time.GetUtcNow() - maxAge).UtcTicks;
        var count = 0;
        while (count < catalogue.Count && catalogue[count].Arrival < limit) count++;
        return count;
    }

    private int TooMany(List<CatalogueEntry> catalogue)
    {
        if (options.MaxSize is not { } maxSize) return 0;
        var size = catalogue.Sum(entry => entry.StoredBytes);
        var count = 0;
        while (count < catalogue.Count && size > maxSize) size -= catalogue[count++].StoredBytes;
        return count;
    }
}
