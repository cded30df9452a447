using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage;

/// <summary>
/// The SQLite file behind the log and behind everything that must change in one transaction with it.
/// One writer connection, used by one caller at a time; readers take connections from a pool and, in WAL
/// mode, never wait for the writer.
/// </summary>
public sealed class LogDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly Lock _writing = new();
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private bool _disposed;

    private LogDatabase(string path, string connectionString, SqliteConnection writer)
    {
        Path = path;
        _connectionString = connectionString;
        _writer = writer;
    }

    public string Path { get; }

    /// <summary>Opens or creates the file and brings its schema up to date.</summary>
    /// <exception cref="LogDatabaseException">The file is damaged, or was written by a newer version.</exception>
    public static LogDatabase Open(string path, IEnumerable<SchemaStep> schema)
    {
        SqliteLibrary.Initialize();
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        var writer = new SqliteConnection(connectionString);
        try
        {
            writer.Open();
            // FULL: what was shown or acknowledged survives a power cut. The writer checkpoints by itself.
            Execute(writer, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=OFF;"
                + " PRAGMA wal_autocheckpoint=2000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY;");
            SchemaMigration.Apply(writer, path, schema);
            return new LogDatabase(path, connectionString, writer);
        }
        catch (SqliteException e)
        {
            writer.Dispose();
            throw new LogDatabaseException($"Cannot open the log at '{path}': {e.Message}. Move the file away to start an empty log.", e);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction on the writer; it commits unless an exception leaves.</summary>
    public T Write<T>(Func<SqliteConnection, T> work)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            using var transaction = _writer.BeginTransaction(deferred: false);
            var result = work(_writer);
            transaction.Commit();
            return result;
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<SqliteConnection> work) => Write<object?>(connection =>
    {
        work(connection);
        return null;
    });

    /// <summary>Runs <paramref name="work"/> on a reader. Each statement sees the last commit before it began.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var reader = _readers.TryTake(out var pooled) ? pooled : OpenReader();
        try
        {
            return work(reader);
        }
        finally
        {
            if (_disposed) reader.Dispose();
            else _readers.Add(reader);
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            if (_disposed) return;
            _disposed = true;
            while (_readers.TryTake(out var reader)) reader.Dispose();
            _writer.Dispose();
        }
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA query_only=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-2048;"));
        return connection;
    }
}
