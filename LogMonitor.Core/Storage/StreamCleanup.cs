using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage;

/// <summary>
/// Makes last what sources forget. While the log holds rows of a stream its labels stay, under a key that no source asks for;
/// once retention has dropped the last of them, the stream goes too.
/// </summary>
internal sealed class StreamCleanup(LogDatabase database, BlockReader blocks, StreamCatalog catalog)
{
    private const string ForgottenKey = "forgotten:";

    public static bool IsForgottenKey(string key) => key.StartsWith(ForgottenKey, StringComparison.Ordinal);

    public void Apply()
    {
        var forgotten = catalog.Forgotten();
        if (forgotten.Count == 0) return;
        var used = blocks.Catalogue().SelectMany(entry => entry.Counts.ByStream.Keys).ToHashSet();
        // An id is never used again: the last one given out stays on record.
        used.Add(catalog.LastId);
        var gone = forgotten.Where(state => !used.Contains(state.Stream.Id)).ToList();
        var marked = forgotten.Where(state => !state.IsMarkedForgotten && used.Contains(state.Stream.Id)).ToList();
        if (gone.Count + marked.Count == 0) return;
        database.Write(connection =>
        {
            foreach (var state in marked) Execute(connection, "UPDATE stream SET key = $key, state = NULL WHERE id = $id", state);
            foreach (var state in gone) Execute(connection, "DELETE FROM stream WHERE id = $id", state);
        });
        foreach (var state in marked) state.IsMarkedForgotten = true;
        foreach (var state in gone) catalog.Remove(state);
    }

    private static void Execute(SqliteConnection connection, string sql, StreamState state)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", state.Stream.Id);
        command.Parameters.AddWithValue("$key", ForgottenKey + state.Stream.Id.ToString(CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
    }
}
