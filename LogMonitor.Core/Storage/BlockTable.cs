using LogMonitor.Core.Storage.Blocks;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LogMonitor.Core.Storage;

/// <summary>The rows of the catalogue and the blobs behind them.</summary>
internal static class BlockTable
{
    public static void Insert(SqliteConnection connection, EncodedBlock block)
    {
        using (var catalogue = connection.CreateCommand())
        {
            catalogue.CommandText = "INSERT INTO block VALUES ($first, $last, $min, $max, $firstArrival, $arrival, $raw, $stored, $counts)";
            catalogue.Parameters.AddWithValue("$first", block.FirstSequence);
            catalogue.Parameters.AddWithValue("$last", block.LastSequence);
            catalogue.Parameters.AddWithValue("$min", block.MinTime);
            catalogue.Parameters.AddWithValue("$max", block.MaxTime);
            catalogue.Parameters.AddWithValue("$firstArrival", block.FirstArrival);
            catalogue.Parameters.AddWithValue("$arrival", block.Arrival);
            catalogue.Parameters.AddWithValue("$raw", block.Text.UnpackedLength);
            catalogue.Parameters.AddWithValue("$stored", block.StoredBytes);
            catalogue.Parameters.AddWithValue("$counts", block.Counts.ToBytes());
            catalogue.ExecuteNonQuery();
        }

        InsertData(connection, block);
    }

    /// <summary>Straight to the library: a parameter would first copy each blob to its exact length.</summary>
    private static void InsertData(SqliteConnection connection, EncodedBlock block)
    {
        const string Sql = "INSERT INTO block_data VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, Sql, out var statement), connection.Handle);
        using (statement)
        {
            raw.sqlite3_bind_int64(statement, 1, block.FirstSequence);
            Bind(statement, 2, block.Columns);
            Bind(statement, 5, block.Text);
            raw.sqlite3_bind_int64(statement, 8, Checksum.Of(block.Columns.Bytes));
            raw.sqlite3_bind_int64(statement, 9, Checksum.Of(block.Text.Bytes));
            var result = raw.sqlite3_step(statement);
            if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
    }

    private static void Bind(sqlite3_stmt statement, int at, PackedBlob blob)
    {
        raw.sqlite3_bind_int(statement, at, (int)blob.Codec);
        raw.sqlite3_bind_int(statement, at + 1, blob.UnpackedLength);
        raw.sqlite3_bind_blob(statement, at + 2, blob.Bytes);
    }

    /// <summary>All rows of the catalogue whose blocks end at or after <paramref name="fromSequence"/>, in sequence.</summary>
    public static List<CatalogueEntry> Catalogue(SqliteConnection connection, long fromSequence = 0)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT first_sequence, last_sequence, min_time, max_time, first_arrival, arrival, raw_bytes, stored_bytes, counts FROM block WHERE last_sequence >= $from ORDER BY first_sequence";
        command.Parameters.AddWithValue("$from", fromSequence);
        using var reader = command.ExecuteReader();
        var entries = new List<CatalogueEntry>();
        while (reader.Read())
        {
            entries.Add(new CatalogueEntry(
                reader.GetInt64(0),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.GetInt64(3),
                reader.GetInt64(4),
                reader.GetInt64(5),
                reader.GetInt64(6),
                reader.GetInt64(7),
                BlockCounts.FromBytes((byte[])reader.GetValue(8))));
        }

        return entries;
    }

    /// <summary>
    /// Unpacks a block into rented buffers, which the caller returns; null when retention or a merge took it away. The packed bytes
    /// are read where SQLite holds them: copied out first, every scan would leave them behind as garbage.
    /// </summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static UnpackedBlock? Unpack(SqliteConnection connection, long firstSequence, bool withText)
    {
        using var command = connection.CreateCommand();
        command.CommandText = withText
            ? "SELECT columns_codec, columns_length, columns_checksum, columns, text_codec, text_length, text_checksum, text FROM block_data WHERE first_sequence = $first"
            : "SELECT columns_codec, columns_length, columns_checksum, columns FROM block_data WHERE first_sequence = $first";
        command.Parameters.AddWithValue("$first", firstSequence);
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return null;
        var block = new UnpackedBlock(reader.GetInt32(1), withText ? reader.GetInt32(5) : 0);
        try
        {
            Unpack(reader, 0, block.Columns);
            if (withText) Unpack(reader, 4, block.Text);
            return block;
        }
        catch
        {
            block.Dispose();
            throw;
        }
    }

    private static void Unpack(SqliteDataReader reader, int column, Span<byte> target)
    {
        var packed = raw.sqlite3_column_blob(reader.Handle, column + 3);
        if (Checksum.Of(packed) != (uint)reader.GetInt64(column + 2)) throw new DamagedBlockException("its checksum is wrong");
        PackedBytes.Unpack((Codec)reader.GetInt32(column), packed, target);
    }

    /// <summary>The first and last sequence of the block that holds the sequence.</summary>
    public static (long First, long Last)? Holding(SqliteConnection connection, long sequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT first_sequence, last_sequence FROM block WHERE first_sequence <= $sequence ORDER BY first_sequence DESC LIMIT 1";
        command.Parameters.AddWithValue("$sequence", sequence);
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(1) >= sequence ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    /// <summary>The first sequence of the next block behind the sequence.</summary>
    public static long? NextAfter(SqliteConnection connection, long sequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT first_sequence FROM block WHERE first_sequence > $sequence ORDER BY first_sequence LIMIT 1";
        command.Parameters.AddWithValue("$sequence", sequence);
        return command.ExecuteScalar() as long?;
    }

    public static void Delete(SqliteConnection connection, long firstSequence, long lastSequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            DELETE FROM block WHERE first_sequence BETWEEN $first AND $last;
            DELETE FROM block_data WHERE first_sequence BETWEEN $first AND $last;
            """;
        command.Parameters.AddWithValue("$first", firstSequence);
        command.Parameters.AddWithValue("$last", lastSequence);
        command.ExecuteNonQuery();
    }
}
