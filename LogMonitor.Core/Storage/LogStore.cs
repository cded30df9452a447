using LogMonitor.Core.Events;
using LogMonitor.Core.Live;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Storage.Rereading;
using LogMonitor.Core.Storage.Search;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Storage;

/// <summary>The log: everything that reads or writes it, assembled over one database file.</summary>
public sealed class LogStore : IAsyncDisposable
{
    public const string FileName = "log.db";

    private readonly DirectoryLock _held;
    private readonly CommitLoop _commits;
    private readonly Housekeeping _housekeeping;
    private readonly Rewriter _rewriter;
    private readonly ReadingPreview _preview;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly CancellationTokenSource _stopHousekeeping = new();
    private Task _running = Task.CompletedTask;
    private Task _keeping = Task.CompletedTask;
    private bool _disposed;

    private LogStore(DirectoryLock held, LogDatabase database, StorageOptions options, Func<string, LogFormat> formats, FormatRegistry registry, TimeProvider time, ILoggerFactory loggers)
    {
        _held = held;
        Database = database;
        Catalog = new StreamCatalog(database, formats);
        Blocks = new BlockReader(database, Catalog, name => name == ControlFormat.Instance.Name ? ControlFormat.Instance : formats(name));
        Joiner = new RecordJoiner(database, Blocks);
        Search = new LogSearch(Tail, Blocks, Joiner, Catalog);
        _commits = new CommitLoop(database, Catalog, Queue, Tail, options.Commit, time, loggers.CreateLogger<CommitLoop>());
        // Readers see what is stored before the first commit of this run.
        Tail.StartAt(_commits.LastSequence + 1);
        _preview = new ReadingPreview(Blocks, registry, time);
        _rewriter = new Rewriter(database, Catalog, Blocks, Tail, registry, time);
        _housekeeping = new Housekeeping(
            new Retention(database, Blocks, options, time),
            new StreamCleanup(database, Blocks, Catalog),
            new Compactor(database, Blocks),
            _rewriter,
            Queue,
            time,
            loggers.CreateLogger<Housekeeping>());
    }

    public LogDatabase Database { get; }

    public StreamCatalog Catalog { get; }

    /// <summary>Where sources hand their batches over.</summary>
    public IngestQueue Queue { get; } = new();

    public LogTail Tail { get; } = new();

    public BlockReader Blocks { get; }

    public RecordJoiner Joiner { get; }

    public LogSearch Search { get; }

    /// <summary>Why nothing can be committed at the moment, and what to do about it; null while all is well.</summary>
    public string? Blocked => _commits.Blocked;

    /// <summary>The rewrite that is under way, of rows that are to be read otherwise; null while there is none.</summary>
    public RewriteProgress? Rewrite => _rewriter.Progress;

    /// <summary>Rows that were read again since the start.</summary>
    public long RewrittenRows => _rewriter.RewrittenRows;

    /// <summary>Rows committed since the start.</summary>
    public long CommittedRows => _commits.CommittedRows;

    /// <param name="schema">The steps of components that keep their state in the same file, besides the log's own.</param>
    /// <param name="formats">Finds a format by its name; an unknown name gives the plainest.</param>
    /// <param name="registry">The formats that rows are read again with; null for the default ones.</param>
    public static LogStore Open(
        string directory, StorageOptions options, IEnumerable<SchemaStep> schema, Func<string, LogFormat> formats, TimeProvider time, ILoggerFactory loggers, FormatRegistry? registry = null)
    {
        CreatePrivate(directory);
        var path = Path.Combine(directory, FileName);
        var held = DirectoryLock.Take(directory);
        LogDatabase? database = null;
        try
        {
            database = LogDatabase.Open(path, LogSchema.Steps.Concat(schema));
            return new LogStore(held, database, options, formats, registry ?? FormatRegistry.Default, time, loggers);
        }
        catch (SqliteException e)
        {
            // It opened, and what it holds cannot be read.
            database?.Dispose();
            held.Dispose();
            throw LogDatabase.Unusable(path, e);
        }
        catch
        {
            database?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Creates the directory for its owner alone: logs hold what nobody else should read.</summary>
    /// <exception cref="LogDatabaseException">It cannot be created.</exception>
    public static void CreatePrivate(string directory)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
            else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(directory, e);
        }
    }

    internal static LogDatabaseException NotWritable(string directory, Exception reason)
        => new($"Cannot write to the data directory '{directory}': {reason.Message} Make it writable for LogMonitor's user, or give another one with --data.", reason);

    /// <summary>Begins to commit what arrives in <see cref="Queue"/>.</summary>
    public void Start()
    {
        _running = Task.Run(() => _commits.RunAsync(_giveUp.Token));
        _keeping = Task.Run(() => _housekeeping.RunAsync(_stopHousekeeping.Token));
    }

    /// <summary>Ends when the store was stopped, with the error if it was stopped by one.</summary>
    public Task Completion => _running;

    /// <summary>A cursor from that sequence on.</summary>
    public LogCursor OpenCursor(long fromSequence) => new(Tail, Blocks, fromSequence);

    /// <summary>The newest records of a stream as they would be read so, the oldest of them first.</summary>
    public IReadOnlyList<LogRecord> Preview(LogStream stream, StreamReading reading, int records) => _preview.Read(stream, reading, records);

    /// <summary>Size on disk and what it holds.</summary>
    public StoreSize Size()
    {
        var entries = Blocks.Catalogue();
        return new StoreSize(
            entries.Count,
            entries.Sum(entry => entry.Rows),
            entries.Sum(entry => entry.RawBytes),
            entries.Sum(entry => entry.StoredBytes),
            entries.Count == 0 ? null : entries[0].FirstArrival);
    }

    /// <summary>Commits what is queued, then stops; gives up when <paramref name="cancellation"/> says so.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_disposed) return;
        Queue.Complete();
        await _stopHousekeeping.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await using (cancellation.Register(_giveUp.Cancel)) await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        await StopAsync(new CancellationToken(canceled: true));
        _disposed = true;
        Database.Dispose();
        _held.Dispose();
        _giveUp.Dispose();
        _stopHousekeeping.Dispose();
    }
}

/// <summary>What the log holds. Bytes of raw text and of what it takes on disk.</summary>
/// <param name="OldestArrivalTicks">When the oldest rows arrived, UTC ticks.</param>
public sealed record StoreSize(int Blocks, long Rows, long RawBytes, long StoredBytes, long? OldestArrivalTicks);
