using LogMonitor.Core.Storage.Blocks;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage;

/// <summary>The rows of the catalogue and the blobs behind them.</summary>
internal static class BlockTable
{
    public static void Insert(SqliteConnection connection, EncodedBlock block)
    {
        using (var catalogue = connection.CreateCommand())
        {
            catalogue.CommandText = "INSERT INTO block VALUES ($first, $last, $min, $max, $arrival, $raw, $stored, $counts)";
            catalogue.Parameters.AddWithValue("$first", block.FirstSequence);
            catalogue.Parameters.AddWithValue("$last", block.LastSequence);
            catalogue.Parameters.AddWithValue("$min", block.MinTime);
            catalogue.Parameters.AddWithValue("$max", block.MaxTime);
            catalogue.Parameters.AddWithValue("$arrival", block.Arrival);
            catalogue.Parameters.AddWithValue("$raw", block.Text.UnpackedLength);
            catalogue.Parameters.AddWithValue("$stored", block.StoredBytes);
            catalogue.Parameters.AddWithValue("$counts", block.Counts.ToBytes());
            catalogue.ExecuteNonQuery();
        }

        using var data = connection.CreateCommand();
        data.CommandText = "INSERT INTO block_data VALUES ($first, $columnsCodec, $columnsLength, $columns, $textCodec, $textLength, $text, $columnsChecksum, $textChecksum)";
        data.Parameters.AddWithValue("$first", block.FirstSequence);
        data.Parameters.AddWithValue("$columnsCodec", (int)block.Columns.Codec);
        data.Parameters.AddWithValue("$columnsLength", block.Columns.UnpackedLength);
        data.Parameters.Add(Blob("$columns", block.Columns));
        data.Parameters.AddWithValue("$textCodec", (int)block.Text.Codec);
        data.Parameters.AddWithValue("$textLength", block.Text.UnpackedLength);
        data.Parameters.Add(Blob("$text", block.Text));
        data.Parameters.AddWithValue("$columnsChecksum", (long)Checksum.Of(block.Columns.Bytes));
        data.Parameters.AddWithValue("$textChecksum", (long)Checksum.Of(block.Text.Bytes));
        data.ExecuteNonQuery();
    }

    /// <summary>All rows of the catalogue whose blocks end at or after <paramref name="fromSequence"/>, in sequence.</summary>
    public static List<CatalogueEntry> Catalogue(SqliteConnection connection, long fromSequence = 0)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT first_sequence, last_sequence, min_time, max_time, arrival, raw_bytes, stored_bytes, counts FROM block WHERE last_sequence >= $from ORDER BY first_sequence";
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
                BlockCounts.FromBytes((byte[])reader.GetValue(7))));
        }

        return entries;
    }

    /// <summary>The packed blobs of one block; null when retention or a merge took it away.</summary>
    public static StoredBlock? Load(SqliteConnection connection, long firstSequence, bool withText)
    {
        using var command = connection.CreateCommand();
        command.CommandText = withText
            ? "SELECT columns_codec, columns_length, columns_checksum, columns, text_codec, text_length, text_checksum, text FROM block_data WHERE first_sequence = $first"
            : "SELECT columns_codec, columns_length, columns_checksum, columns FROM block_data WHERE first_sequence = $first";
        command.Parameters.AddWithValue("$first", firstSequence);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new StoredBlock(ReadBlob(reader, 0), withText ? ReadBlob(reader, 4) : null) : null;
    }

    private static StoredBlob ReadBlob(SqliteDataReader reader, int column)
        => new((Codec)reader.GetInt32(column), reader.GetInt32(column + 1), (uint)reader.GetInt64(column + 2), (byte[])reader.GetValue(column + 3));

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

    private static SqliteParameter Blob(string name, PackedBlob blob) => new(name, SqliteType.Blob) { Value = blob.Rented, Size = blob.Length };
}
