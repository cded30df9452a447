using System.Globalization;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files.Model;

/// <summary>One sequence of steps on real files and a real log, and what is wrong with the log in the end.</summary>
internal sealed class ModelRun : IAsyncDisposable
{
    // Longer than a file that is gone from its path is held.
    private static readonly TimeSpan LongQuiet = TimeSpan.FromSeconds(70);

    // Where few files may be open, each waits for those before it to be committed, and for those that are gone.
    private const int RoundsOfFew = 20;

    private readonly TempDirectory _data = new(inMemory: true);
    private readonly TempDirectory _logs = new();
    private readonly ManualTime _time = new(Some.Ticks);
    private readonly int? _maxOpenFiles;
    private SteppedTailer? _tailer;

    public ModelRun(bool hasBanner, int? maxOpenFiles)
    {
        _maxOpenFiles = maxOpenFiles;
        Folder = new ModelFolder(_logs.Path, hasBanner, holdsAll: maxOpenFiles is null, () => TimeSpan.FromTicks(_time.GetTimestamp()));
    }

    public ModelFolder Folder { get; }

    public void Wait(TimeSpan time) => _time.Advance(time);

    public void Start()
    {
        if (_tailer is not null) return;
        _tailer = new SteppedTailer(_data.Path, _logs.File("*.log*"), _maxOpenFiles, _time);
        Folder.Scanned();
    }

    public void Scan()
    {
        if (_tailer is null) return;
        _tailer.Scan();
        Folder.Scanned();
    }

    public Task TurnAsync() => _tailer?.TurnAsync() ?? Task.CompletedTask;

    public async Task SettleAsync()
    {
        if (_tailer is null) return;
        for (var round = 1; _maxOpenFiles is not null && round < RoundsOfFew; round++)
        {
            await _tailer.ReadToTheEndAsync();
            await _tailer.CommitAsync();
        }

        var isAllRead = await _tailer.ReadToTheEndAsync();
        Folder.Scanned();
        if (isAllRead) Folder.ReadToTheEnd();
    }

    public Task CommitSomeAsync(int batches) => _tailer?.CommitAsync(batches) ?? Task.CompletedTask;

    public async Task CommitAsync()
    {
        if (_tailer is null) return;
        await _tailer.CommitAsync();
        Folder.Committed();
    }

    public async Task StopAsync()
    {
        if (_tailer is null) return;
        await _tailer.StopAsync();
        Folder.Committed();
        await KillAsync();
    }

    public async Task KillAsync()
    {
        if (_tailer is null) return;
        await _tailer.DisposeAsync();
        _tailer = null;
        Folder.Stopped();
    }

    /// <summary>Reads all that is left; the result is every complaint about the log.</summary>
    public async Task<IReadOnlyList<string>> FinishAsync()
    {
        Start();
        for (var round = 0; round < 2; round++)
        {
            await CommitAsync();
            do
            {
                await SettleAsync();
            }
            while (await CommitMoreAsync());
            Wait(LongQuiet);
        }

        await KillAsync();
        return await ComplaintsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Folder.Dispose();
        _logs.Dispose();
        _data.Dispose();
    }

    /// <summary>True where reading was held back, so that there may be more.</summary>
    private async Task<bool> CommitMoreAsync()
    {
        var wasHeldBack = _tailer!.IsHeldBack;
        await CommitAsync();
        return wasHeldBack;
    }

    private async Task<IReadOnlyList<string>> ComplaintsAsync()
    {
        await using var log = new OpenLog(_data.Path);
        var texts = log.Texts().Where(text => text != ModelFolder.Banner).ToList();
        var numbered = texts.ToLookup(NumberOf);
        return
        [
            .. numbered[null].Select(text => $"nobody wrote {ModelRecord.Shown(text)}"),
            .. from record in Folder.Records
               let complaint = record.Complaint([.. numbered[record.Number]])
               where complaint is not null
               select $"record {record.Number}: {complaint}",
        ];
    }

    private static int? NumberOf(string text)
    {
        var at = text.IndexOf(ModelRecord.Mark, StringComparison.Ordinal) + 1;
        return at > 0 && text.Length >= at + 6 ? int.Parse(text.AsSpan(at, 6), CultureInfo.InvariantCulture) : null;
    }
}
