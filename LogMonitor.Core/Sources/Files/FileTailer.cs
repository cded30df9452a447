using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources.Archives;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// Follows all files of all configured globs. Three loops: discovery scans the folders and opens what is new, never
/// waiting for the others; one reads the open files in turns, one the archives.
/// </summary>
public sealed class FileTailer : ILogSource
{
    /// <summary>How the keys of all streams of files begin.</summary>
    public const string KeyPrefix = FileOpener.KeyPrefix;

    private static readonly TimeSpan ScanInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HotInterval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan QuietInterval = TimeSpan.FromMilliseconds(250);

    // A file is hot while it grew this recently; and all are while someone watches, up to so many.
    private static readonly TimeSpan HotFor = TimeSpan.FromSeconds(30);
    private const int MaxWatchedFiles = 500;

    private readonly FileTable _table = new();
    private readonly HandleLimit _handles;
    private readonly ArchiveReader _archives;
    private readonly FileAdmission _admission;
    private readonly OpenFiles _open;
    private readonly FileReading _reading;
    private readonly Func<bool> _isWatched;
    private readonly TimeProvider _time;
    private readonly List<TailedFile> _due = [];
    private readonly LostFiles _lost;

    /// <param name="workingDirectory">Where relative globs begin.</param>
    /// <param name="isWatched">Whether someone follows the log and wants new lines at once.</param>
    /// <param name="maxOpenFiles">How many files may be open at once; null takes it from the process's limit.</param>
    public FileTailer(
        IReadOnlyList<FileSourceOptions> sources,
        string workingDirectory,
        IStreamCatalog catalog,
        FormatRegistry formats,
        IngestQueue queue,
        Func<bool> isWatched,
        TimeProvider time,
        ILogger<FileTailer> logger,
        int? maxOpenFiles = null)
    {
        if (maxOpenFiles > HandleLimit.Allowed)
        {
            logger.LogWarning("{Wanted} log files may be open, but the process's limit (ulimit -n) leaves {Allowed}", maxOpenFiles, HandleLimit.Allowed);
        }

        _handles = new HandleLimit(Math.Min(maxOpenFiles ?? HandleLimit.Default, HandleLimit.Allowed));
        _archives = new ArchiveReader(catalog, formats, key => Array.Exists(_table.All, file => file.Key == key), queue, time);
        var opener = new FileOpener(catalog, formats, _table, _archives, _handles, time);
        var discoveries = sources.Select(source => (source, new FileDiscovery(source, workingDirectory))).ToList();
        _admission = new FileAdmission(discoveries, _table, opener, _archives, new MissingGenerations(catalog, time), logger);
        _open = new OpenFiles(_table, opener, _handles, time, logger);
        _reading = new FileReading(opener, _table, _open, queue, time);
        _lost = new LostFiles(logger);
        _isWatched = isWatched;
        _time = time;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Discover(isFirstScan: true);
        var discovery = Task.Run(() => DiscoverAsync(stop.Token), CancellationToken.None);
        var reading = Task.Run(() => ReadAsync(stop.Token), CancellationToken.None);
        var archives = Task.Run(() => _archives.RunAsync(stop.Token), CancellationToken.None);
        try
        {
            await await Task.WhenAny(discovery, reading, archives);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop: what was handed over is committed by the log, the rest is read again after the start.
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(discovery, reading, archives).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            CloseAll();
        }
    }

    public IReadOnlyList<SourceStatus> Status()
    {
        var isPaused = _reading.IsWaiting;
        return
        [
            .. _table.All.Select(file => file.Status(isPaused)),
            .. _archives.Status(),
            .. _lost.Status(),
            .. _admission.Problems.Select(problem => new SourceStatus
            {
                Source = "files",
                Name = problem.Key,
                State = SourceState.Failing,
                Fault = problem.Value.Kind,
                Error = problem.Value.Message,
            }),
        ];
    }

    private async Task DiscoverAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(ScanInterval, _time);
        while (await timer.WaitForNextTickAsync(cancellation)) Discover(isFirstScan: false);
    }

    /// <summary>One scan of all folders; new files are opened. <see cref="RunAsync"/> does it once a second.</summary>
    internal void Discover(bool isFirstScan) => _admission.Scan(isFirstScan);

    private async Task ReadAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (!await TurnAsync(cancellation)) await Task.Delay(HotInterval, _time, cancellation);
        }
    }

    /// <summary>One turn for each file that is due, the one that is behind for the longest first; true when there is more to read at
    /// once. <see cref="RunAsync"/> does it without end.</summary>
    internal async ValueTask<bool> TurnAsync(CancellationToken cancellation)
    {
        var more = false;
        _open.BeginRound();
        _due.Clear();
        _due.AddRange(_table.All.Where(IsDue));
        _due.Sort((one, other) => (one.BehindSince ?? long.MaxValue).CompareTo(other.BehindSince ?? long.MaxValue));
        foreach (var file in _due)
        {
            // The turn of a copy looks at its original, too: a new generation may have taken its place.
            if (_table.Find(file.Identity) != file) continue;
            more |= await _reading.TurnAsync(file, cancellation);
            if (_reading.IsDone(file)) Close(file);
        }

        return more;
    }

    /// <summary>Lets go of every file; <see cref="RunAsync"/> does it when it ends.</summary>
    internal void CloseAll()
    {
        foreach (var file in _table.All) file.Dispose();
    }

    private bool IsDue(TailedFile file)
    {
        if (file.Turns == 0) return true;
        var isQuiet = !file.IsDecided && file.Size > 0 || file.Fault is not null || file.Handle is null && file.IsReadToEnd;
        var hot = file.Size > file.Offset || _time.GetElapsedTime(file.GrewAt) < HotFor || (_isWatched() && _table.All.Length <= MaxWatchedFiles);
        return hot && !isQuiet || _time.GetElapsedTime(file.LookedAt) >= QuietInterval;
    }

    private void Close(TailedFile file)
    {
        if (!_table.Remove(file)) return;
        if (!file.IsReadToEnd) _lost.Add(file);
        _open.Close(file);
        file.Dispose();
    }
}
