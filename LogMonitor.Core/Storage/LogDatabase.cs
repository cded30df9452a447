using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LogMonitor.Core.Storage;

/// <summary>
/// The SQLite file behind the log and behind everything that must change in one transaction with it.
/// One writer connection, used by one caller at a time; readers take connections from a pool and, in WAL
/// mode, never wait for the writer.
/// </summary>
public sealed class LogDatabase : IDisposable
{
    // Nobody but us writes to the file: who has it locked for longer than this is told of. A start is more patient.
    private const int WriteTimeoutSeconds = 1;
    private const int OpenTimeoutSeconds = 5;

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
    /// <exception cref="LogDatabaseException">The file is damaged, locked or may not be written, or was written by a newer version.</exception>
    public static LogDatabase Open(string path, IEnumerable<SchemaStep> schema)
    {
        SqliteLibrary.Initialize();
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = OpenTimeoutSeconds }.ToString();
        var writer = new SqliteConnection(connectionString);
        try
        {
            writer.Open();
            // FULL: what was shown or acknowledged survives a power cut. The writer checkpoints by itself.
            Execute(writer, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;"
                + " PRAGMA wal_autocheckpoint=2000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY;");
            SchemaMigration.Apply(writer, path, schema);
            Execute(writer, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={WriteTimeoutSeconds * 1000}"));
            writer.DefaultTimeout = WriteTimeoutSeconds;
            return new LogDatabase(path, connectionString, writer);
        }
        catch (SqliteException e)
        {
            writer.Dispose();
            throw Unusable(path, e);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    internal static LogDatabaseException Unusable(string path, SqliteException error)
        => new($"Cannot open the log at '{path}': {DatabaseFault.Of(error)}. ({error.Message})", error);

    /// <summary>Runs <paramref name="work"/> in one transaction on the writer; it commits unless an exception leaves.</summary>
    public T Write<T>(Func<SqliteConnection, T> work)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            RollBack();
            Execute(_writer, "BEGIN IMMEDIATE");
            try
            {
                var result = work(_writer);
                Execute(_writer, "COMMIT");
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
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

    // By hand: after some errors SQLite has rolled back by itself, and the provider's transaction cannot be ended any more.
    private void RollBack()
    {
        if (raw.sqlite3_get_autocommit(_writer.Handle) == 0) Execute(_writer, "ROLLBACK");
    }

    private SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA query_only=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-2048;"));
        return connection;
    }
}
