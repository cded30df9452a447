using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Storage;
using LogMonitor.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Sources.Files.Model;

/// <summary>
/// The real tailer and the real log, driven by hand: a scan, a turn and a commit happen when a test says so, in the order in
/// which it says so, and nothing waits for a clock.
/// </summary>
internal sealed class SteppedTailer : IAsyncDisposable
{
    // Every few batches are too many: reading is often held back.
    private const long QueueBytes = 32 * 1024;
    private const int TooManyTurns = 10_000;

    private readonly ManualTime _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly LogStore _store;
    private readonly LogWriter _writer;
    private readonly IngestQueue _queue = new(QueueBytes);
    private readonly FileTailer _tailer;
    private Task<bool> _turn = Task.FromResult(false);

    public SteppedTailer(string data, string glob, int? maxOpenFiles, ManualTime time)
    {
        _time = time;
        _store = LogStore.Open(data, new StorageOptions(), [], FormatRegistry.Default.ByName, time, NullLoggerFactory.Instance);
        _writer = new LogWriter(_store.Database, _store.Catalog, time);
        _tailer = new FileTailer([new FileSourceOptions { Path = glob }], "/", _store.Catalog, FormatRegistry.Default, _queue, () => true, time, NullLogger<FileTailer>.Instance, maxOpenFiles);
        _tailer.Discover(isFirstScan: true);
    }

    /// <summary>A turn waits for room in the queue.</summary>
    public bool IsHeldBack => !_turn.IsCompleted;

    public void Scan() => _tailer.Discover(isFirstScan: false);

    /// <summary>One turn for each file, unless the last one still waits for room; true when there is more to read at once.</summary>
    public async Task<bool> TurnAsync()
    {
        if (!_turn.IsCompleted) return false;
        await _turn;
        _turn = _tailer.TurnAsync(_stop.Token).AsTask();
        return _turn.IsCompleted && await _turn;
    }

    /// <summary>Scans and reads until nothing is left that could be read without a commit; false where reading is held back.</summary>
    public async Task<bool> ReadToTheEndAsync()
    {
        for (var round = 0; round < 4; round++)
        {
            Scan();
            var turns = 0;
            while (await TurnAsync()) (++turns).ShouldBeLessThan(TooManyTurns, "reading comes to no end");
            // Together longer than an unfinished line waits, and than it takes to tell a copy from a new file.
            _time.Advance(seconds: 2.2);
        }

        return _turn.IsCompleted;
    }

    /// <summary>Commits at most so many batches at once; all, and what comes then, where reading was held back.</summary>
    public async Task CommitAsync(int batches = int.MaxValue)
    {
        Commit(_turn.IsCompleted ? batches : int.MaxValue);
        while (!_turn.IsCompleted)
        {
            await Task.WhenAny(_turn, _queue.Reader.WaitToReadAsync().AsTask());
            Commit(int.MaxValue);
        }
    }

    /// <summary>Ends as SIGTERM does: what was handed over is committed.</summary>
    public async Task StopAsync()
    {
        await EndTurnAsync();
        Commit(int.MaxValue);
    }

    /// <summary>Ends as a crash does, unless it was stopped: what was not committed is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndTurnAsync();
        while (_queue.Reader.TryRead(out var together))
        {
            foreach (var batch in together) batch.Dispose();
        }

        _tailer.CloseAll();
        await _store.DisposeAsync();
        _stop.Dispose();
    }

    private async Task EndTurnAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Commit(int batches)
    {
        var group = new List<LogBatch>();
        long cost = 0;
        while (group.Count < batches && _queue.Reader.TryRead(out var together))
        {
            cost += together.Sum(IngestQueue.CostOf);
            group.AddRange(together);
        }

        if (group.Count == 0) return;
        using var commit = _writer.Prepare(group);
        _writer.Store(commit);
        foreach (var completion in commit.Completions) completion.Committed();
        foreach (var batch in commit.Batches) batch.Dispose();
        _queue.Release(cost);
    }
}
