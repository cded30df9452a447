using LogMonitor.Core.Sources;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files;

public sealed class IdentityTests : IAsyncLifetime
{
    private readonly TailedFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    [Fact]
    public async Task A_recycled_inode_is_a_new_file_while_running_and_after_a_stop()
    {
        _folder.Write("a.log", "one\n");
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Delete("a.log");
        _folder.Write("a.log", "two two\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two two");
        await _folder.StopAsync();
        _folder.Delete("a.log");
        _folder.Write("a.log", "three three\n");
        _folder.Start();
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two two", "three three");
    }

    [Fact]
    public async Task A_file_replaced_by_one_with_the_same_prefix_is_read_whole()
    {
        var banner = TailedFolder.Lines("banner", 100);
        _folder.Write("a.log", banner + "first\n");
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Write("tmp", banner + "other, and longer than before\n");
        _folder.Move("tmp", "a.log");
        await _folder.SettleAsync();
        await _folder.HoldsAsync([.. TailedFolder.Texts("banner", 100), "first", .. TailedFolder.Texts("banner", 100), "other, and longer than before"]);
    }

    [Fact]
    public async Task A_file_that_was_rotated_twice_while_stopped_is_resumed_and_what_came_between_is_read_even_from_the_end_of_new_files()
    {
        await using var folder = new TailedFolder { StartAt = Core.Sources.Files.StartAt.End };
        folder.Write("a.log", "before\n");
        folder.Start();
        await folder.SettleAsync();
        folder.Write("a.log", "one\n");
        await folder.SettleAsync();
        await folder.HoldsAsync("one");
        await folder.StopAsync();
        folder.Write("a.log", "two\n");
        folder.Move("a.log", "a.log.1");
        folder.Write("a.log", "three\n");
        folder.Move("a.log.1", "a.log.2");
        folder.Move("a.log", "a.log.1");
        folder.Write("a.log", "four\n");
        folder.Start();
        await folder.SettleAsync();
        await folder.HoldsAsync("one", "two", "three", "four");
    }

    [Fact]
    public async Task A_file_that_is_followed_from_its_end_is_resumed_there_although_nothing_came()
    {
        await using var folder = new TailedFolder { StartAt = Core.Sources.Files.StartAt.End };
        folder.Write("a.log", "before\n");
        folder.Start();
        await folder.SettleAsync();
        await folder.StopAsync();
        folder.Write("a.log", "while stopped\n");
        folder.Start();
        await folder.SettleAsync();
        await folder.HoldsAsync("while stopped");
    }

    [Fact]
    public async Task A_file_of_more_than_four_gigabytes_is_read_on_at_its_end()
    {
        await using var folder = new TailedFolder { StartAt = Core.Sources.Files.StartAt.End };
        await using (var stream = System.IO.File.Create(folder.File("a.log"))) stream.SetLength(5L << 30);
        folder.Start();
        await folder.SettleAsync();
        folder.Write("a.log", "behind\n");
        await folder.SettleAsync();
        await folder.HoldsAsync("behind");
        folder.Status.ShouldHaveSingleItem().Position.ShouldBe((5L << 30) + 7);
        await folder.StopAsync();
        folder.Write("a.log", "further behind\n");
        folder.Start();
        await folder.SettleAsync();
        await folder.HoldsAsync("behind", "further behind");
    }

    [Fact]
    public async Task A_file_with_several_names_is_read_once_and_not_taken_for_rotated()
    {
        await using var folder = new TailedFolder("containers/*.log", "pods/**/*.log");
        folder.Write("pods/shop_a_1/app/0.log", "one\n");
        Directory.CreateDirectory(folder.File("containers"));
        folder.Start();
        folder.Link("containers/app.log", "pods/shop_a_1/app/0.log");
        await folder.SettleAsync();
        folder.Write("pods/shop_a_1/app/0.log", "two\n");
        await folder.SettleAsync();
        await folder.HoldsAsync("one", "two");
        folder.Status.ShouldHaveSingleItem().Rotations.ShouldBe(0);
    }

    [Fact]
    public async Task A_switched_link_drains_its_old_target_and_reads_the_new_one_from_its_beginning()
    {
        await using var folder = new TailedFolder("current.log");
        folder.Write("1/app.txt", "one\n");
        folder.Link("current.log", "1/app.txt");
        folder.Start();
        await folder.SettleAsync();
        folder.Write("2/app.txt", "two\n");
        folder.Write("1/app.txt", "last of one\n");
        folder.Link("current.log", "2/app.txt");
        folder.Write("1/app.txt", "written after the switch\n");
        folder.Scan();
        folder.Scan();
        await folder.ReadAsync();
        await folder.HoldsAsync("one", "last of one", "two", "written after the switch");
        folder.Status.Select(status => status.State).ShouldBe([SourceState.Draining, SourceState.Following]);
    }
}
