using LogMonitor.Core.Events;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>What is kept of decisions about reading, and how far they were carried out.</summary>
internal static class ReadingTable
{
    public static Dictionary<string, ReadingChoice> Choices(SqliteConnection connection)
    {
        var choices = new Dictionary<string, ReadingChoice>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT family, format, zone FROM reading_choice";
        using var reader = command.ExecuteReader();
        while (reader.Read()) choices[reader.GetString(0)] = new ReadingChoice(reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2));
        return choices;
    }

    public static void Save(SqliteConnection connection, string family, ReadingChoice choice)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO reading_choice VALUES ($family, $format, $zone) ON CONFLICT (family) DO UPDATE SET format = excluded.format, zone = excluded.zone";
        command.Parameters.AddWithValue("$family", family);
        command.Parameters.AddWithValue("$format", (object?)choice.Format ?? DBNull.Value);
        command.Parameters.AddWithValue("$zone", (object?)choice.Zone ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    /// <summary>By stream, what all of its rows were read as once; a stream that is not among them was read as learned.</summary>
    public static Dictionary<int, string> Applied(SqliteConnection connection)
    {
        var applied = new Dictionary<int, string>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT stream, reading FROM reading_applied";
        using var reader = command.ExecuteReader();
        while (reader.Read()) applied[reader.GetInt32(0)] = reader.GetString(1);
        return applied;
    }

    public static void SaveApplied(SqliteConnection connection, int stream, string reading)
    {
        using var command = connection.CreateCommand();
        command.CommandText = reading == NameOf(StreamReading.Learned)
            ? "DELETE FROM reading_applied WHERE stream = $stream"
            : "INSERT INTO reading_applied VALUES ($stream, $reading) ON CONFLICT (stream) DO UPDATE SET reading = excluded.reading";
        command.Parameters.AddWithValue("$stream", stream);
        command.Parameters.AddWithValue("$reading", reading);
        command.ExecuteNonQuery();
    }

    /// <summary>By format, the version with which all of the log was read once.</summary>
    public static Dictionary<string, int> Versions(SqliteConnection connection)
    {
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, version FROM format_version";
        using var reader = command.ExecuteReader();
        while (reader.Read()) versions[reader.GetString(0)] = reader.GetInt32(1);
        return versions;
    }

    public static void SaveVersion(SqliteConnection connection, string format, int version)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO format_version VALUES ($name, $version) ON CONFLICT (name) DO UPDATE SET version = excluded.version";
        command.Parameters.AddWithValue("$name", format);
        command.Parameters.AddWithValue("$version", version);
        command.ExecuteNonQuery();
    }

    /// <summary>Stands for a stream of which a rewrite has begun and not ended.</summary>
    public const string Mixed = "mixed";

    /// <summary>A text that is equal for readings that give the same rows.</summary>
    public static string NameOf(StreamReading reading) => $"{reading.Format?.Name};{reading.Zone.Id}";
}
