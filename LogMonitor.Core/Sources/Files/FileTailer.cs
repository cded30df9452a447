using System.Collections.Concurrent;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// Follows all files of all configured globs. Two loops: discovery scans the folders and opens what is new, never
/// waiting for the other, which reads the open files in turns.
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

    private readonly (FileSourceOptions Options, FileDiscovery Discovery)[] _sources;
    private readonly FileTable _table = new();
    private readonly FileOpener _opener;
    private readonly FileReading _reading;
    private readonly Func<bool> _isWatched;
    private readonly TimeProvider _time;
    private readonly ILogger<FileTailer> _logger;
    private readonly ConcurrentDictionary<string, string> _problems = new(StringComparer.Ordinal);

    /// <param name="workingDirectory">Where relative globs begin.</param>
    /// <param name="isWatched">Whether someone follows the log and wants new lines at once.</param>
    public FileTailer(
        IReadOnlyList<FileSourceOptions> sources,
        string workingDirectory,
        IStreamCatalog catalog,
        FormatRegistry formats,
        IngestQueue queue,
        Func<bool> isWatched,
        TimeProvider time,
        ILogger<FileTailer> logger)
    {
        _sources = [.. sources.Select(source => (source, new FileDiscovery(source, workingDirectory)))];
        _opener = new FileOpener(catalog, formats, _table, time);
        _reading = new FileReading(_opener, _table, queue, time);
        _isWatched = isWatched;
        _time = time;
        _logger = logger;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Discover(isFirstScan: true);
        var discovery = Task.Run(() => DiscoverAsync(stop.Token), CancellationToken.None);
        var reading = Task.Run(() => ReadAsync(stop.Token), CancellationToken.None);
        try
        {
            await await Task.WhenAny(discovery, reading);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop: what was handed over is committed by the log, the rest is read again after the start.
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(discovery, reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            CloseAll();
        }
    }

    public IReadOnlyList<SourceStatus> Status() =>
    [
        .. _table.All.Select(file => file.Status()),
        .. _problems.Select(problem => new SourceStatus { Source = "files", Name = problem.Key, State = SourceState.Failing, Error = problem.Value }),
    ];

    private async Task DiscoverAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(ScanInterval, _time);
        while (await timer.WaitForNextTickAsync(cancellation)) Discover(isFirstScan: false);
    }

    /// <summary>One scan of all folders; new files are opened. <see cref="RunAsync"/> does it once a second.</summary>
    internal void Discover(bool isFirstScan)
    {
        _opener.BeginScan();
        var seen = new HashSet<TailedFile>();
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (options, discovery) in _sources)
        {
            var scan = discovery.Scan();
            foreach (var (path, problem) in scan.Problems) problems[path] = problem;
            foreach (var (path, status) in scan.Files.OrderBy(found => found.Key, StringComparer.Ordinal))
            {
                if (Admit(options, path, status, isFirstScan, problems) is { } file && seen.Add(file) && file.Path != path)
                {
                    file.Path = path;
                    file.Rotations++;
                }
            }
        }

        foreach (var file in _table.All) file.MissedScans = seen.Contains(file) || IsHidden(file, problems) ? 0 : file.MissedScans + 1;
        Report(problems);
    }

    private TailedFile? Admit(FileSourceOptions options, string path, FileStatus status, bool isFirstScan, Dictionary<string, string> problems)
    {
        if (_table.Find(status) is { } open) return open;
        try
        {
            if (_opener.Open(options, path, isFirstScan) is not { } file) return null;
            _table.Put(file);
            return file;
        }
        catch (FileNotFoundException)
        {
            // Renamed or removed since the scan; the next one finds it where it is then.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems[path] = e.Message;
            return null;
        }
    }

    /// <summary>A file in a folder that cannot be read is unknown, not missing.</summary>
    private static bool IsHidden(TailedFile file, Dictionary<string, string> problems)
        => problems.Keys.Any(problem => file.Path.StartsWith(problem, StringComparison.Ordinal));

    private void Report(Dictionary<string, string> problems)
    {
        foreach (var (path, problem) in problems)
        {
            if (_problems.TryAdd(path, problem)) _logger.LogWarning("Cannot read {Path}: {Problem}", path, problem);
        }

        foreach (var path in _problems.Keys.Except(problems.Keys)) _problems.TryRemove(path, out _);
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (!await TurnAsync(cancellation)) await Task.Delay(HotInterval, _time, cancellation);
        }
    }

    /// <summary>One turn for each file that is due; true when there is more to read at once. <see cref="RunAsync"/> does it without end.</summary>
    internal async ValueTask<bool> TurnAsync(CancellationToken cancellation)
    {
        var more = false;
        foreach (var file in _table.All)
        {
            if (!IsDue(file)) continue;
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
        var hot = file.Size > file.Offset || _time.GetElapsedTime(file.GrewAt) < HotFor || (_isWatched() && _table.All.Length <= MaxWatchedFiles);
        return hot || _time.GetElapsedTime(file.LookedAt) >= QuietInterval;
    }

    private void Close(TailedFile file)
    {
        _table.Remove(file);
        file.Dispose();
    }
}
