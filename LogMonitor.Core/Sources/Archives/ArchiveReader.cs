using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Core.Sources.Archives;

/// <summary>
/// Reads the gzip archives that scans find, one after another and apart from the files that grow, so that none of these waits for
/// an archive.
/// </summary>
internal sealed class ArchiveReader
{
    private const string Ending = ".gz";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ArchiveReading _reading;
    private readonly IngestQueue _queue;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<(ulong, ulong, long), ArchiveFile> _files = [];
    private readonly Dictionary<(ulong, ulong, long), ArchiveFile> _missing = [];
    private ArchiveFile[] _snapshot = [];

    /// <param name="isFollowed">Whether a file reads the generation of that key.</param>
    public ArchiveReader(IStreamCatalog catalog, FormatRegistry formats, Func<string, bool> isFollowed, IngestQueue queue, TimeProvider time)
    {
        _reading = new ArchiveReading(catalog, formats, key => isFollowed(key) || Keys.Contains(key), queue, time);
        _queue = queue;
        _time = time;
    }

    /// <summary>The generations that are read from archives.</summary>
    public IEnumerable<string> Keys => All.Select(file => file.Key).OfType<string>();

    public IReadOnlyList<SourceStatus> Status()
    {
        var isPaused = _queue.IsFull;
        return [.. All.Select(file => ArchiveStatus.Of(file, isPaused))];
    }

    /// <summary>Whether a file that was found is an archive: by its first bytes, and as long as it has none by its name.</summary>
    public bool TryAdmit(FileSourceOptions options, string path, FileStatus status, ReadOnlySpan<byte> head, bool isFirstScan)
    {
        if (head.IsEmpty) return path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);
        if (!GzipContent.HasSignature(head)) return false;
        // Its text is older than it is: rules page for none of it.
        Put(new ArchiveFile(options, path, status, isFirstScan ? BatchOrigin.Backfill : BatchOrigin.Replayed, _time));
        return true;
    }

    /// <summary>Begins a scan: what it does not see by its end is missing.</summary>
    public void BeginScan()
    {
        _missing.Clear();
        foreach (var file in All) _missing[file.Identity.Key] = file;
    }

    /// <summary>Takes note of a file that a scan found; false when it is no archive that is known.</summary>
    public bool See(string path, FileStatus status)
    {
        lock (_lock)
        {
            if (!_files.TryGetValue(status.Key, out var file)) return false;
            if (_missing.Remove(status.Key)) file.Path = path;
            if (status.Size > file.Size) file.GrewAt = _time.GetTimestamp();
            file.Size = status.Size;
            file.MissedScans = 0;
            return true;
        }
    }

    /// <summary>Ends a scan.</summary>
    /// <param name="isHidden">Whether nothing is known of that path, because its folder cannot be read.</param>
    public void EndScan(Func<string, bool> isHidden)
    {
        foreach (var file in _missing.Values.Where(file => !isHidden(file.Path))) file.MissedScans++;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                foreach (var file in All)
                {
                    while (await _reading.TurnAsync(file, cancellation)) cancellation.ThrowIfCancellationRequested();
                    if (IsGone(file)) Remove(file);
                }

                await Task.Delay(Interval, _time, cancellation);
            }
        }
        finally
        {
            foreach (var file in All) file.Dispose();
        }
    }

    private ArchiveFile[] All => Volatile.Read(ref _snapshot);

    // What is open is read to its end, wherever its name went.
    private static bool IsGone(ArchiveFile file) => file.MissedScans > 1 && (file.Handle is null || file.Fault is not null);

    private void Put(ArchiveFile file)
    {
        lock (_lock)
        {
            _files[file.Identity.Key] = file;
            Volatile.Write(ref _snapshot, [.. _files.Values]);
        }
    }

    private void Remove(ArchiveFile file)
    {
        lock (_lock)
        {
            _files.Remove(file.Identity.Key);
            Volatile.Write(ref _snapshot, [.. _files.Values]);
        }

        file.Dispose();
    }
}
