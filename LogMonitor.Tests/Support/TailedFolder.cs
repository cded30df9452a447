using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Support;

/// <summary>
/// A folder of real files, followed by a real tailer into a real log. Scans and turns happen when a test says so, on a clock that
/// the test moves; the log commits by itself.
/// </summary>
internal sealed class TailedFolder : IAsyncDisposable
{
    private readonly TempDirectory _data = new();
    private readonly TempDirectory _logs = new();
    private readonly string[] _globs;
    private readonly int? _maxOpenFiles;
    private readonly IngestQueue? _queue;
    private OpenLog? _log;
    private FileTailer? _tailer;

    /// <param name="globs">Relative to the folder.</param>
    public TailedFolder(params string[] globs)
        : this(null, null, globs)
    {
    }

    /// <param name="maxOpenFiles">How many files may be open at once.</param>
    /// <param name="queue">Where batches go instead of the log.</param>
    public TailedFolder(int? maxOpenFiles, IngestQueue? queue, params string[] globs)
    {
        _maxOpenFiles = maxOpenFiles;
        _queue = queue;
        _globs = globs.Length > 0 ? globs : ["*.log*"];
    }

    public StartAt StartAt { get; init; } = StartAt.Beginning;

    public ManualTime Time { get; } = new(Some.Ticks);

    public string Root => _logs.Path;

    public OpenLog Log => _log ??= new OpenLog(_data.Path);

    public FileTailer Tailer => _tailer ?? throw new InvalidOperationException("not started");

    public IReadOnlyList<SourceStatus> Status => Tailer.Status();

    public string File(string name) => _logs.File(name);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(file))!);
        System.IO.File.AppendAllText(File(file), text);
    }

    public void Move(string from, string to)
    {
        if (Directory.Exists(File(from))) Directory.Move(File(from), File(to));
        else System.IO.File.Move(File(from), File(to), overwrite: true);
    }

    public void Delete(string file) => System.IO.File.Delete(File(file));

    /// <summary>As logrotate's copytruncate does, with what a writer adds in between.</summary>
    public void CopyTruncate(string file, string copy, string between = "")
    {
        System.IO.File.Copy(File(file), File(copy), overwrite: true);
        Write(file, between);
        Truncate(file);
    }

    public void Truncate(string file)
    {
        using var stream = new FileStream(File(file), FileMode.Open, FileAccess.Write, FileShare.None);
        stream.SetLength(0);
    }

    /// <summary>Points the link at another file at once, as Kubernetes does.</summary>
    public void Link(string link, string target)
    {
        System.IO.File.CreateSymbolicLink(File(link + ".new"), File(target));
        System.IO.File.Move(File(link + ".new"), File(link), overwrite: true);
    }

    public void Start()
    {
        var options = _globs.Select(glob => new FileSourceOptions { Path = File(glob), StartAt = StartAt }).ToList();
        _tailer = new FileTailer(
            options, "/", Log.Store.Catalog, FormatRegistry.Default, _queue ?? Log.Store.Queue, () => true, Time, NullLogger<FileTailer>.Instance, _maxOpenFiles);
        _tailer.Discover(isFirstScan: true);
    }

    /// <summary>Ends as SIGTERM does: what was handed over is committed.</summary>
    public async Task StopAsync()
    {
        _tailer?.CloseAll();
        _tailer = null;
        if (_log is not null) await _log.DisposeAsync();
        _log = null;
    }

    public void Scan() => Tailer.Discover(isFirstScan: false);

    /// <summary>Turns until nothing is left to read at once, then once more after so long.</summary>
    public async Task ReadAsync(double seconds = 1.1)
    {
        while (await Tailer.TurnAsync(default)) { }
        Time.Advance(seconds);
        while (await Tailer.TurnAsync(default)) { }
    }

    /// <summary>Scans and reads until every unfinished line and every file that was held back had its time.</summary>
    public async Task SettleAsync()
    {
        for (var round = 0; round < 6; round++)
        {
            Scan();
            await ReadAsync();
        }
    }

    /// <summary>Compares all records of the log, in any order.</summary>
    public async Task HoldsAsync(params string[] expected)
    {
        var wanted = expected.Order(StringComparer.Ordinal).ToList();
        try
        {
            await Log.UntilAsync(() => Log.Texts().Count >= expected.Length);
        }
        catch (OperationCanceledException)
        {
            // The comparison says what is missing.
        }

        Log.Texts().Order(StringComparer.Ordinal).ShouldBe(wanted);
    }

    /// <summary>Waits until all that was handed over is committed.</summary>
    public Task CommittedAsync() => Eventually.TrueAsync(() => Log.Store.Queue.BufferedBytes == 0);

    public static string Lines(string name, int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"{name} line {i:00000}\n"));

    public static IEnumerable<string> Texts(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name} line {i:00000}");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _logs.Dispose();
        _data.Dispose();
    }
}
