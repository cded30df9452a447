using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage;

/// <summary>Says what is wrong with the database and what to do about it, in words for whoever runs the program.</summary>
internal static class DatabaseFault
{
    // Primary result codes of SQLite, sqlite3.h.
    private const int SQLITE_PERM = 3;
    private const int SQLITE_BUSY = 5;
    private const int SQLITE_LOCKED = 6;
    private const int SQLITE_READONLY = 8;
    private const int SQLITE_IOERR = 10;
    private const int SQLITE_CORRUPT = 11;
    private const int SQLITE_FULL = 13;
    private const int SQLITE_CANTOPEN = 14;
    private const int SQLITE_NOTADB = 26;

    public static string Of(SqliteException error) => error.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED => "another program has locked the database; end it, or wait for it",
        SQLITE_FULL => "the disk is full; free some space for the data directory",
        SQLITE_IOERR => "the disk cannot be read or written, or a limit on the size of files was reached; look at the disk of the data directory and at the system's log",
        SQLITE_PERM or SQLITE_READONLY or SQLITE_CANTOPEN => "the database may not be written; make the data directory and its files writable for LogMonitor's user",
        SQLITE_CORRUPT or SQLITE_NOTADB => "the database is damaged; stop LogMonitor, move the file and those beside it (-wal, -shm) away or put a copy in their place, and start again: what log files still hold is read again",
        _ => error.Message,
    };
}
