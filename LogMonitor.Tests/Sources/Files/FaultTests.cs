using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly TailedFolder _folder = new("logs/**/*.log");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    // A folder that links to itself cannot be looked into by anybody; permissions would not stop an administrator.
    [Fact]
    public async Task A_folder_that_cannot_be_looked_into_is_unknown_and_its_files_go_on_when_it_can()
    {
        _folder.Write("logs/a/app.log", "one\n");
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Move("logs", "away");
        _folder.Link("logs", "logs");
        await _folder.SettleAsync();
        _folder.Time.Advance(TimeSpan.FromDays(3));
        await _folder.SettleAsync();
        var failing = _folder.Status.Single(status => status.State == SourceState.Failing);
        failing.Fault.ShouldBe(SourceFault.Link);
        failing.Advice.ShouldNotBeNull().Remedy.ShouldContain("link");
        _folder.Delete("logs");
        Directory.Move(_folder.File("away"), _folder.File("logs"));
        _folder.Write("logs/a/app.log", "two\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two");
        _folder.Status.ShouldHaveSingleItem().Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_that_was_removed_and_made_again_is_found_and_the_old_file_drained()
    {
        _folder.Write("logs/a/app.log", "one\n");
        _folder.Start();
        await _folder.SettleAsync();
        await using (var writer = new StreamWriter(new FileStream(_folder.File("logs/a/app.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite)))
        {
            Directory.Delete(_folder.File("logs"), recursive: true);
            await writer.WriteAsync("without its line break");
        }

        _folder.Write("logs/a/app.log", "two\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "without its line break", "two");
        _folder.Time.Advance(seconds: 11);
        await _folder.SettleAsync();
        _folder.Status.ShouldHaveSingleItem().State.ShouldBe(SourceState.Following);
    }

    [Fact]
    public async Task A_file_that_was_renamed_out_of_the_glob_is_read_while_its_writer_goes_on()
    {
        _folder.Write("logs/app.log", "one\n");
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Move("logs/app.log", "app.old");
        for (var i = 0; i < 3; i++)
        {
            _folder.Time.Advance(seconds: 30);
            _folder.Write("app.old", $"late {i}\n");
            await _folder.SettleAsync();
        }

        await _folder.HoldsAsync("one", "late 0", "late 1", "late 2");
        _folder.Time.Advance(seconds: 120);
        await _folder.SettleAsync();
        _folder.Status.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rotations_faster_than_the_scan_lose_nothing_that_is_still_there()
    {
        await using var folder = new TailedFolder("app.log*");
        folder.Write("app.log", "0\n");
        folder.Start();
        await folder.SettleAsync();
        for (var i = 1; i <= 5; i++)
        {
            for (var old = i - 1; old >= 1; old--) folder.Move($"app.log.{old}", $"app.log.{old + 1}");
            folder.Move("app.log", "app.log.1");
            folder.Write("app.log", $"{i}\n");
        }

        await folder.SettleAsync();
        await folder.HoldsAsync("0", "1", "2", "3", "4", "5");
    }

    [Fact]
    public async Task A_clock_that_steps_changes_no_timer()
    {
        _folder.Write("logs/app.log", "one\n");
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Time.StepClock(TimeSpan.FromDays(-400));
        File.SetLastWriteTimeUtc(_folder.File("logs/app.log"), DateTime.UnixEpoch);
        _folder.Write("logs/app.log", "two\nunfinished");
        await _folder.SettleAsync();
        _folder.Time.StepClock(TimeSpan.FromDays(800));
        _folder.Write("logs/app.log", " and finished\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two", "unfinished and finished");
        _folder.Status.ShouldHaveSingleItem().Truncations.ShouldBe(0);
    }

    [Fact]
    public async Task What_happens_to_a_file_while_reading_is_held_back_loses_nothing()
    {
        var queue = new IngestQueue(maxBytes: 1);
        await using var folder = new TailedFolder(null, queue, "app.log*");
        folder.Write("app.log", TailedFolder.Lines("one", 30_000));
        folder.Start();
        var reading = Task.Run(async () =>
        {
            while (await folder.Tailer.TurnAsync(default)) { }
        });
        await Eventually.TrueAsync(() => queue.IsFull);
        folder.Status.ShouldHaveSingleItem().State.ShouldBe(SourceState.Paused);
        folder.Move("app.log", "gone");
        folder.Write("app.log", "two\n");
        folder.Scan();
        folder.Scan();
        folder.Move("app.log", "app.log.1");
        folder.Delete("gone");
        folder.Write("app.log", "three\n");
        folder.Scan();
        var draining = Task.Run(async () =>
        {
            await foreach (var batches in queue.Reader.ReadAllAsync())
            {
                queue.Release(batches.Sum(IngestQueue.CostOf));
                await folder.Log.Store.Queue.WriteAsync(batches, default);
            }
        });
        await reading;
        await folder.SettleAsync();
        queue.Complete();
        await draining;
        await folder.HoldsAsync([.. TailedFolder.Texts("one", 30_000), "two", "three"]);
        folder.Status.Sum(status => status.Gaps).ShouldBe(0);
    }
}
