using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Sources.Archives;

/// <summary>Archives among the files that are followed: every line once.</summary>
public sealed class ArchiveTests : IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private readonly TempDirectory _logs = new();
    private CancellationTokenSource _stop = new();
    private OpenLog _log = null!;
    private FileTailer _tailer = null!;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_data.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _logs.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("a.log.gz")]
    [InlineData("renamed.bin")]
    public async Task An_archive_is_read_from_its_beginning_to_its_end_whatever_its_name(string name)
    {
        File.WriteAllBytes(_logs.File(name), Gzip.Pack("one\ntwo\nno end"));
        Start();
        await SeesAsync("one", "two", "no end");
        await Eventually.TrueAsync(() => _tailer.Status() is [{ State: SourceState.Ended, LagBytes: 0, Rows: 3, Error: null }]);
    }

    [Fact]
    public async Task It_is_not_read_again_after_a_restart()
    {
        File.WriteAllBytes(_logs.File("a.log.gz"), Gzip.Pack("one\ntwo\n"));
        Start();
        await SeesAsync("one", "two");
        await Eventually.TrueAsync(() => _tailer.Status() is [{ State: SourceState.Ended }]);
        await RestartAsync();
        File.WriteAllBytes(_logs.File("b.log.gz"), Gzip.Pack("three\n"));
        await SeesAsync("one", "two", "three");
        await Eventually.TrueAsync(() => _tailer.Status().Count(status => status.State == SourceState.Ended) == 2);
        Texts().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_a_file_that_was_rotated_and_compressed_while_nobody_looked_only_the_unread_lines_are_read()
    {
        Append("app.log", Lines(0, 200));
        Start();
        await SeesAsync(Split(Lines(0, 200)));
        await StopAsync();
        Append("app.log", Lines(200, 50));
        Compress("app.log", "app.log.1.gz");
        Append("app.log", "fresh\n");
        _log = new OpenLog(_data.Path);
        Start();
        await SeesAsync([.. Split(Lines(0, 250)), "fresh"]);
        _log.Texts("file:*app.log").Count.ShouldBe(251);
    }

    [Fact]
    public async Task A_file_that_is_compressed_while_it_is_followed_is_read_once()
    {
        Append("app.log", Lines(0, 200));
        Start();
        await SeesAsync(Split(Lines(0, 200)));
        File.Move(_logs.File("app.log"), _logs.File("app.log.1"));
        Append("app.log", "fresh\n");
        File.WriteAllBytes(_logs.File("app.log.1.gz"), Gzip.Pack(File.ReadAllText(_logs.File("app.log.1"))));
        await Eventually.TrueAsync(() => _tailer.Status().Any(status => status.Name.EndsWith(".gz", StringComparison.Ordinal) && status.State == SourceState.Ended));
        File.Delete(_logs.File("app.log.1"));
        Append("app.log", "fresher\n");
        await SeesAsync([.. Split(Lines(0, 200)), "fresh", "fresher"]);
        await RestartAsync();
        Append("app.log", "last\n");
        await SeesAsync([.. Split(Lines(0, 200)), "fresh", "fresher", "last"]);
    }

    [Fact]
    public async Task A_compressed_copy_of_a_file_that_goes_on_gives_nothing()
    {
        Append("app.log", Lines(0, 100));
        Start();
        await SeesAsync(Split(Lines(0, 100)));
        Append("app.log", Lines(100, 100));
        await SeesAsync(Split(Lines(0, 200)));
        File.WriteAllBytes(_logs.File("app.log-early.gz"), Gzip.Pack(Lines(0, 100)));
        await Eventually.TrueAsync(() => _tailer.Status().Any(status => status.Name.EndsWith(".gz", StringComparison.Ordinal) && status.State == SourceState.Ended));
        Append("app.log", "next\n");
        await SeesAsync([.. Split(Lines(0, 200)), "next"]);
    }

    [Fact]
    public async Task Archives_that_begin_alike_are_both_read_whole()
    {
        File.WriteAllBytes(_logs.File("a.log.gz"), Gzip.Pack(Lines(0, 200) + "only a\n"));
        File.WriteAllBytes(_logs.File("b.log.gz"), Gzip.Pack(Lines(0, 200) + "only b\n"));
        Start();
        await SeesAsync([.. Split(Lines(0, 200)), "only a", .. Split(Lines(0, 200)), "only b"]);
    }

    [Fact]
    public async Task An_archive_that_is_still_being_written_is_read_as_it_grows()
    {
        var whole = Gzip.Pack(Lines(0, 20_000));
        await using var writer = new FileStream(_logs.File("a.log.gz"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        Start();
        await writer.WriteAsync(whole.AsMemory(0, whole.Length / 2));
        await writer.FlushAsync();
        await _log.UntilAsync(() => Texts().Count > 5_000);
        _tailer.Status().ShouldHaveSingleItem().State.ShouldBe(SourceState.CatchingUp);
        await writer.WriteAsync(whole.AsMemory(whole.Length / 2));
        await writer.FlushAsync();
        await SeesAsync(Split(Lines(0, 20_000)));
        await Eventually.TrueAsync(() => _tailer.Status() is [{ State: SourceState.Ended, Error: null }]);
    }

    [Fact]
    public async Task A_damaged_archive_is_read_as_far_as_it_can_be_and_says_so_also_after_a_restart()
    {
        var damaged = Gzip.Pack(Lines(0, 20_000));
        for (var i = 0; i < 8; i++) damaged[damaged.Length / 2 + i] ^= 0x5A;
        File.WriteAllBytes(_logs.File("a.log.gz"), damaged);
        Start();
        await Eventually.TrueAsync(() => _tailer.Status() is [{ State: SourceState.Failing, Rows: > 1000 }]);
        _tailer.Status()[0].Error!.ShouldContain("damaged");
        await _log.UntilAsync(() => Texts().Count == _tailer.Status()[0].Rows);
        var before = Texts();
        await RestartAsync();
        await Eventually.TrueAsync(() => _tailer.Status() is [{ State: SourceState.Failing }]);
        Texts().ShouldBe(before);
    }

    [Fact]
    public async Task Reading_goes_on_after_a_restart_in_the_middle()
    {
        var lines = Lines(0, 300_000);
        File.WriteAllBytes(_logs.File("a.log.gz"), Gzip.Pack(lines));
        Start();
        await Eventually.TrueAsync(() => _log.Store.CommittedRows > 1000);
        await RestartAsync();
        await _log.UntilAsync(() => _log.Store.Search.Search(new() { Filter = Core.Filtering.LogFilter.Parse("").Filter!, Limit = 1 }).Matched >= 300_000);
        await Eventually.TrueAsync(() => _tailer.Status() is [{ State: SourceState.Ended }]);
        _log.Store.Search.Search(new() { Filter = Core.Filtering.LogFilter.Parse("").Filter!, Limit = 1 }).Matched.ShouldBe(300_000);
    }

    [Fact]
    public async Task With_StartAt_end_the_archives_that_are_there_are_left_alone()
    {
        File.WriteAllBytes(_logs.File("old.log.gz"), Gzip.Pack("old\n"));
        Start(StartAt.End);
        await Eventually.TrueAsync(() => _tailer.Status() is [{ State: SourceState.Ended }]);
        File.WriteAllBytes(_logs.File("new.log.gz"), Gzip.Pack("new\n"));
        await SeesAsync("new");
    }

    private void Start(StartAt startAt = StartAt.Beginning)
    {
        var options = new FileSourceOptions { Path = Path.Combine(_logs.Path, "*"), StartAt = startAt };
        _tailer = new FileTailer([options], "/", _log.Store.Catalog, FormatRegistry.Default, _log.Store.Queue, () => true, TimeProvider.System, NullLogger<FileTailer>.Instance);
        _running = _tailer.RunAsync(_stop.Token);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _log.DisposeAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    private async Task RestartAsync()
    {
        await StopAsync();
        _log = new OpenLog(_data.Path);
        Start();
    }

    private void Append(string file, string text) => File.AppendAllText(_logs.File(file), text);

    private void Compress(string file, string into)
    {
        File.WriteAllBytes(_logs.File(into), Gzip.Pack(File.ReadAllText(_logs.File(file))));
        File.Delete(_logs.File(file));
    }

    private static string Lines(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(number => $"line {number} of a file that is rotated\n"));

    private static string[] Split(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private List<string> Texts() => [.. _log.Texts().Order(StringComparer.Ordinal)];

    private async Task SeesAsync(params string[] expected)
    {
        var wanted = expected.Order(StringComparer.Ordinal).ToList();
        try
        {
            await _log.UntilAsync(() => Texts().SequenceEqual(wanted));
        }
        catch (OperationCanceledException)
        {
            Texts().ShouldBe(wanted);
        }
    }
}
