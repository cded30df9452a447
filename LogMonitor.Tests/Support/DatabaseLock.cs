using LogMonitor.Core.Storage;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Tests.Support;

/// <summary>Another program that writes to the database of a data directory and takes its time.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly SqliteConnection _other;
    private readonly SqliteTransaction _transaction;

    public DatabaseLock(string dataDirectory)
    {
        _other = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, LogStore.FileName)};Pooling=False");
        _other.Open();
        _transaction = _other.BeginTransaction(deferred: false);
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _other.Dispose();
    }
}
