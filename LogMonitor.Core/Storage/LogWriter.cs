using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Blocks;
using LogMonitor.Core.Storage.Rereading;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage;

/// <summary>
/// Makes one commit: the rows as a block, and the positions of their sources, in one transaction. Rows that the log
/// has already are left out, so that a replayed read is a no-op. Used by the commit loop alone.
/// </summary>
internal sealed class LogWriter
{
    private readonly LogDatabase _database;
    private readonly StreamCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly BlockEncoder _encoder = new();
    private long _nextSequence;

    public LogWriter(LogDatabase database, StreamCatalog catalog, TimeProvider time)
    {
        _database = database;
        _catalog = catalog;
        _time = time;
        _nextSequence = database.Read(connection => Scalar(connection, "SELECT next_sequence FROM log_state"));
    }

    /// <summary>The sequence of the last committed row; 0 for an empty log.</summary>
    public long LastSequence => Volatile.Read(ref _nextSequence) - 1;

    /// <summary>
    /// Places the batches in the log and stores them. The result takes over the references of those that hold new rows;
    /// the others are disposed. When it throws, nothing was stored and the prepared commit may be tried again.
    /// </summary>
    public PreparedCommit Prepare(IReadOnlyList<LogBatch> batches)
    {
        var commit = new PreparedCommit(_time.GetUtcNow().UtcTicks);
        var next = _nextSequence;
        foreach (var batch in batches)
        {
            var known = _catalog.StateOf(batch.Stream);
            var state = commit.Track(known);
            if (state.LastHead == 0 && known.Before is { } before) state.LastHead = commit.LastHeadOf(before);
            var fresh = WithoutKnownRows(batch, state.NextOffset);
            if (batch.Position is { } position) state.Position = position;
            if (batch.Completion is { } completion) commit.Completions.Add(completion);
            if (fresh is null) continue;

            var continuations = Continuations(fresh, next, state);
            fresh.Place(next, commit.Ticks, continuations);
            foreach (var continuation in continuations) commit.Continuations.Add((next + continuation.Row, continuation.HeadSequence));
            if (!RewriteTarget.IsReadAs(fresh, fresh.Stream.Reading)) commit.StaleStreams.Add(fresh.Stream);
            next += fresh.Count;
            commit.Batches.Add(fresh);
        }

        commit.NextSequence = next;
        if (commit.Batches.Count > 0) commit.Block = _encoder.Encode(commit.Batches, PackedBytes.FastLevel);
        return commit;
    }

    public void Store(PreparedCommit commit)
    {
        _database.Write(connection =>
        {
            if (commit.Block is { } block) BlockTable.Insert(connection, block);
            foreach (var (sequence, head) in commit.Continuations)
            {
                using var insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO continuation VALUES ($sequence, $head)";
                insert.Parameters.AddWithValue("$sequence", sequence);
                insert.Parameters.AddWithValue("$head", head);
                insert.ExecuteNonQuery();
            }

            foreach (var state in commit.Streams) Upsert(connection, state, commit.Ticks);
            using var update = connection.CreateCommand();
            update.CommandText = "UPDATE log_state SET next_sequence = $next";
            update.Parameters.AddWithValue("$next", commit.NextSequence);
            update.ExecuteNonQuery();
        });

        foreach (var state in commit.Streams) state.Apply(commit.Ticks);
        Volatile.Write(ref _nextSequence, commit.NextSequence);
        foreach (var stream in commit.StaleStreams) _catalog.StateOf(stream).HasStaleRows = true;
        if (commit.StaleStreams.Count > 0) _catalog.Readings.Touch();
    }

    private static LogBatch? WithoutKnownRows(LogBatch batch, long nextOffset)
    {
        // Control records have no source that could deliver them twice.
        if (batch.Stream.Id == LogStream.Control.Id || batch.Count == 0 || batch.SourceOffsets[0] >= nextOffset) return batch.Count == 0 ? Drop(batch) : batch;
        var first = 0;
        while (first < batch.Count && batch.SourceOffsets[first] < nextOffset) first++;
        if (first == batch.Count) return Drop(batch);

        using var builder = new LogBatchBuilder(batch.Text.Length, batch.Count - first);
        for (var row = first; row < batch.Count; row++)
        {
            builder.Append(batch.TextOf(row), batch.Times[row], batch.Levels[row], batch.Flags[row], batch.SourceOffsets[row], batch.Patterns[row]);
        }

        builder.ParsedAs = batch.ParsedAs;
        var rest = builder.Seal(batch.Stream, batch.ParsedFormat, batch.ArrivalTicks, batch.Origin, batch.Position);
        batch.Dispose();
        return rest;
    }

    private static LogBatch? Drop(LogBatch batch)
    {
        batch.Dispose();
        return null;
    }

    private static IReadOnlyList<Continuation> Continuations(LogBatch batch, long first, TrackedStream state)
    {
        List<Continuation>? found = null;
        var flags = batch.Flags;
        for (var row = 0; row < flags.Length; row++)
        {
            if ((flags[row] & RowFlags.Continues) == 0) state.LastHead = first + row;
            else if (state.LastHead > 0) (found ??= []).Add(new Continuation(row, state.LastHead));
        }

        return found ?? (IReadOnlyList<Continuation>)[];
    }

    private static void Upsert(SqliteConnection connection, TrackedStream state, long ticks)
    {
        var stream = state.Stream;
        if (stream.Id == LogStream.Control.Id) return;
        using var command = connection.CreateCommand();
        command.CommandText = state.IsStored
            ? "UPDATE stream SET next_offset = $offset, state = $state, last_head = $head, updated = $updated WHERE id = $id"
            : "INSERT INTO stream VALUES ($id, $key, $source, $service, $host, $file, $others, $offset, $state, $head, $updated)";
        command.Parameters.AddWithValue("$id", stream.Id);
        command.Parameters.AddWithValue("$offset", state.Position?.Offset ?? 0);
        command.Parameters.AddWithValue("$state", (object?)state.Position?.State ?? DBNull.Value);
        command.Parameters.AddWithValue("$head", state.LastHead);
        command.Parameters.AddWithValue("$updated", ticks);
        if (!state.IsStored)
        {
            var labels = stream.Labels;
            command.Parameters.AddWithValue("$key", stream.Key);
            command.Parameters.AddWithValue("$source", labels.Source);
            command.Parameters.AddWithValue("$service", (object?)labels.Service ?? DBNull.Value);
            command.Parameters.AddWithValue("$host", (object?)labels.Host ?? DBNull.Value);
            command.Parameters.AddWithValue("$file", (object?)labels.File ?? DBNull.Value);
            command.Parameters.AddWithValue("$others", labels.Others.Count == 0 ? DBNull.Value : JsonSerializer.Serialize(labels.Others));
        }

        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
