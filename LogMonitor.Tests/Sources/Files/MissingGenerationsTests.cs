using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files;

public sealed class MissingGenerationsTests : IAsyncLifetime
{
    private readonly TailedFolder _folder = new("logs/*.log");

    public async Task InitializeAsync()
    {
        _folder.Write("logs/a.log", "one\n");
        _folder.Start();
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one");
    }

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    [Fact]
    public async Task A_file_that_was_missed_for_a_day_is_forgotten()
    {
        _folder.Delete("logs/a.log");
        await PassAsync(hours: 23);
        Known.ShouldHaveSingleItem();
        await PassAsync(hours: 3);
        Known.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_whose_folder_cannot_be_looked_into_is_never_forgotten()
    {
        _folder.Delete("logs/a.log");
        await PassAsync(hours: 1);
        _folder.Move("logs", "away");
        _folder.Link("logs", "logs");
        await PassAsync(hours: 50);
        Known.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_came_back_is_not_forgotten()
    {
        _folder.Move("logs/a.log", "elsewhere");
        await PassAsync(hours: 20);
        _folder.Move("elsewhere", "logs/a.log");
        await PassAsync(hours: 20);
        _folder.Write("logs/a.log", "two\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two");
    }

    private IReadOnlyList<KnownStream> Known => _folder.Log.Store.Catalog.Known(FileTailer.KeyPrefix);

    private async Task PassAsync(int hours)
    {
        for (var i = 0; i < hours * 3; i++)
        {
            _folder.Time.Advance(TimeSpan.FromMinutes(20));
            _folder.Scan();
            await _folder.ReadAsync(seconds: 0.3);
        }
    }
}
