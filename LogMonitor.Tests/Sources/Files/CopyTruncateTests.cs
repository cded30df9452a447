using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files;

public sealed class CopyTruncateTests : IAsyncLifetime
{
    private readonly TailedFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    [Theory]
    [InlineData(3)]
    [InlineData(3000)]
    public async Task Of_a_copy_that_is_found_after_the_truncation_only_the_unread_tail_is_read(int count)
    {
        _folder.Write("a.log", TailedFolder.Lines("old", count));
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Write("a.log", "unread\n");
        _folder.CopyTruncate("a.log", "a.log.1");
        _folder.Write("a.log", "new\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync([.. TailedFolder.Texts("old", count), "unread", "new"]);
    }

    [Fact]
    public async Task Of_a_copy_that_is_found_before_the_truncation_only_the_unread_tail_is_read()
    {
        _folder.Write("a.log", "one\ntwo\n");
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Write("a.log", "three\n");
        System.IO.File.Copy(_folder.File("a.log"), _folder.File("a.log.1"));
        _folder.Scan();
        await _folder.ReadAsync();
        await _folder.HoldsAsync("one", "two", "three");
        _folder.Truncate("a.log");
        _folder.Write("a.log", "four\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two", "three", "four");
        _folder.Write("a.log.1", "late\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two", "three", "four", "late");
    }

    [Fact]
    public async Task A_copy_that_grows_while_it_is_made_is_not_read_again()
    {
        var text = TailedFolder.Lines("old", 1000);
        _folder.Write("a.log", text);
        _folder.Start();
        await _folder.SettleAsync();
        for (var part = 0; part < 4; part++)
        {
            _folder.Write("a.log.1", text.Substring(part * text.Length / 4, text.Length / 4));
            _folder.Scan();
            await _folder.ReadAsync(seconds: 4);
        }

        _folder.Truncate("a.log");
        await _folder.SettleAsync();
        await _folder.HoldsAsync([.. TailedFolder.Texts("old", 1000)]);
    }

    [Fact]
    public async Task A_copy_that_lacks_what_was_written_and_read_before_the_truncation_is_not_read_again()
    {
        _folder.Write("a.log", TailedFolder.Lines("old", 100));
        _folder.Start();
        await _folder.SettleAsync();
        System.IO.File.Copy(_folder.File("a.log"), _folder.File("a.log.1"));
        _folder.Write("a.log", "between\n");
        await _folder.ReadAsync();
        _folder.Truncate("a.log");
        await _folder.SettleAsync();
        await _folder.HoldsAsync([.. TailedFolder.Texts("old", 100), "between"]);
        await _folder.StopAsync();
        _folder.Start();
        await _folder.SettleAsync();
        await _folder.HoldsAsync([.. TailedFolder.Texts("old", 100), "between"]);
    }

    [Fact]
    public async Task A_copy_that_was_made_while_stopped_is_read_from_where_the_original_was_left()
    {
        _folder.Write("b.log", "one\ntwo\n");
        _folder.Start();
        await _folder.SettleAsync();
        await _folder.StopAsync();
        _folder.Write("b.log", "three\n");
        _folder.CopyTruncate("b.log", "b.log.1");
        _folder.Write("b.log", "four\n");
        _folder.Start();
        await _folder.SettleAsync();
        await _folder.HoldsAsync("one", "two", "three", "four");
    }

    [Fact]
    public async Task The_very_file_goes_on_although_a_copy_of_it_comes_first_by_name()
    {
        _folder.Write("b.log", TailedFolder.Lines("old", 200));
        _folder.Start();
        await _folder.SettleAsync();
        await _folder.StopAsync();
        System.IO.File.Copy(_folder.File("b.log"), _folder.File("a.log"));
        _folder.Write("b.log", "new\n");
        _folder.Start();
        await _folder.ReadAsync();
        await _folder.HoldsAsync([.. TailedFolder.Texts("old", 200), "new"]);
    }

    [Fact]
    public async Task Two_live_files_with_the_same_bytes_are_both_read_whole()
    {
        _folder.Start();
        _folder.Write("a.log", TailedFolder.Lines("same", 200));
        _folder.Scan();
        await _folder.ReadAsync();
        _folder.Write("b.log", TailedFolder.Lines("same", 200));
        await _folder.SettleAsync();
        _folder.Write("b.log", "only b\n");
        await _folder.SettleAsync();
        await _folder.HoldsAsync([.. TailedFolder.Texts("same", 200), .. TailedFolder.Texts("same", 200), "only b"]);
    }

    [Fact]
    public async Task A_file_that_goes_on_otherwise_is_read_at_once()
    {
        _folder.Write("a.log", "banner\nfrom a\n");
        _folder.Start();
        await _folder.ReadAsync();
        _folder.Write("b.log", "banner\nfrom b\n");
        _folder.Scan();
        await _folder.ReadAsync();
        await _folder.HoldsAsync("banner", "from a", "banner", "from b");
    }

    [Fact]
    public async Task What_was_truncated_unread_is_a_gap_until_a_copy_turns_up()
    {
        _folder.Write("a.log", "one\n");
        _folder.Start();
        await _folder.SettleAsync();
        _folder.Write("a.log", "two\n");
        // Seen, but still held as a record that may go on.
        await _folder.Tailer.TurnAsync(default);
        _folder.CopyTruncate("a.log", "kept.log.1");
        await _folder.ReadAsync();
        var truncated = _folder.Status.Single(status => status.Name.EndsWith("a.log", StringComparison.Ordinal));
        (truncated.Gaps, truncated.GapBytes, truncated.Truncations).ShouldBe((1, 4, 1));
        _folder.Scan();
        await _folder.ReadAsync();
        await _folder.HoldsAsync("one", "two");
        _folder.Status.Sum(status => status.Gaps).ShouldBe(0);
    }
}
