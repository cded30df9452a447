using LogMonitor.Core.Events;
using LogMonitor.Core.Storage;
using LogMonitor.Core.Storage.Search;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage;

public sealed class LogStoreTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart_with_its_position()
    {
        await using (var log = new OpenLog(_directory.Path))
        {
            await log.CommitAsync(log.Stream("a", service: "shop"), 0, "one", "two");
        }

        await using var again = new OpenLog(_directory.Path);
        again.Texts().ShouldBe(["one", "two"]);
        var known = again.Store.Catalog.Known("a").ShouldHaveSingleItem();
        known.Position.Offset.ShouldBe(8);
        known.Stream.Labels.Service.ShouldBe("shop");
    }

    [Fact]
    public async Task A_replayed_read_is_a_no_op_and_its_new_rows_are_kept()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        await log.CommitAsync(stream, 0, "one", "two");
        await log.CommitAsync(stream, 0, "one", "two", "three");
        await log.CommitAsync(stream, 4, "two");
        log.Texts().ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public async Task Sequences_go_on_after_a_restart_and_are_never_used_again()
    {
        await using (var log = new OpenLog(_directory.Path)) await log.CommitAsync(log.Stream("a"), 0, "one", "two");
        await using (var log = new OpenLog(_directory.Path)) await log.CommitAsync(log.Stream("a"), 8, "three");
        await using var again = new OpenLog(_directory.Path);
        again.Search().Records.Select(record => record.Sequence).ShouldBe([1, 2, 3]);
        again.Store.Tail.NextSequence.ShouldBe(4);
    }

    [Fact]
    public async Task Every_column_comes_back_as_it_was()
    {
        await using (var log = new OpenLog(_directory.Path))
        {
            using var builder = new LogBatchBuilder();
            builder.Append("first"u8, Some.Ticks + 7, LogLevel.Fatal, RowFlags.NoZone | RowFlags.Late, 10, pattern: 12);
            builder.Append(""u8, Some.Ticks - 7, LogLevel.Unknown, RowFlags.None, 20);
            await log.CommitAsync(builder, log.Stream("a"), 30, "state");
        }

        await using var again = new OpenLog(_directory.Path);
        var records = again.Search().Records;
        records[0].ShouldSatisfyAllConditions(
            record => record.Text.ShouldBe("first"),
            record => record.TimeTicks.ShouldBe(Some.Ticks + 7),
            record => record.Level.ShouldBe(LogLevel.Fatal),
            record => record.Flags.ShouldBe(RowFlags.NoZone | RowFlags.Late),
            record => record.SourceOffset.ShouldBe(10),
            record => record.Pattern.ShouldBe(12));
        records[1].TimeTicks.ShouldBe(Some.Ticks - 7);
        again.Store.Catalog.Known("a")[0].Position.State.ShouldBe("state");
    }

    [Fact]
    public async Task Rows_that_continue_a_record_are_joined_to_it_when_read()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        await log.CommitAsync(stream, 0, "boom");
        using (var builder = new LogBatchBuilder())
        {
            builder.Append("  at Shop.Pay()"u8, Some.Ticks, LogLevel.Info, RowFlags.Continues | RowFlags.NoTime, 5);
            await log.CommitAsync(builder, stream, 21);
        }

        using (var builder = new LogBatchBuilder())
        {
            builder.Append(" in Pay.cs"u8, Some.Ticks, LogLevel.Info, RowFlags.Continues | RowFlags.SameLine, 21);
            await log.CommitAsync(builder, stream, 31);
        }

        await log.CommitAsync(stream, 31, "after");
        log.Texts().ShouldBe(["boom\n  at Shop.Pay() in Pay.cs", "after"]);
        log.Texts("boom Pay.cs").ShouldHaveSingleItem();
        log.Search("", limit: 1).Matched.ShouldBe(2);
    }

    [Fact]
    public async Task A_damaged_block_is_skipped_and_told_and_the_rest_stays_readable()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        await log.CommitAsync(stream, 0, "first");
        await log.CommitAsync(stream, 6, "second");
        log.Store.Database.Write(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE block_data SET text = x'00112233' WHERE first_sequence = 1";
            command.ExecuteNonQuery();
        });
        var result = log.Search("s");
        result.Records.ShouldHaveSingleItem().Text.ShouldBe("second");
        result.DamagedBlocks.ShouldBe(1);
    }

    [Fact]
    public void A_log_of_a_newer_version_is_refused_with_a_clear_word()
    {
        using (var database = LogDatabase.Open(_directory.File("log.db"), [new SchemaStep("log", 99, "SELECT 1")]))
        {
        }

        Should.Throw<LogDatabaseException>(() => LogDatabase.Open(_directory.File("log.db"), LogSchema.Steps)).Message.ShouldContain("newer LogMonitor");
    }

    [Fact]
    public async Task Merged_blocks_hold_the_same_rows_under_the_same_sequences()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        for (var i = 0; i < 100; i++) await log.CommitAsync(stream, i * 10, $"line {i:0000}");
        var before = log.Search().Records.Select(record => (record.Sequence, record.Text, record.TimeTicks)).ToList();

        var compactor = new Compactor(log.Store.Database, log.Store.Blocks);
        while (compactor.MergeOnce())
        {
        }

        log.Store.Size().Blocks.ShouldBeLessThan(40);
        log.Search().Records.Select(record => (record.Sequence, record.Text, record.TimeTicks)).ShouldBe(before);
    }

    [Fact]
    public async Task A_scan_that_a_merge_overtakes_sees_every_row_once()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        for (var i = 0; i < 100; i++) await log.CommitAsync(stream, i * 10, $"line {i:0000}");
        var scan = new LogScan(log.Store.Blocks, log.Store.Joiner, log.Store.Catalog, Core.Filtering.LogFilter.Everything, new ScanRange(0, long.MaxValue, long.MaxValue));
        var before = scan.Candidates().ToList();
        var compactor = new Compactor(log.Store.Database, log.Store.Blocks);
        while (compactor.MergeOnce())
        {
        }

        var page = new PageCollector(SearchOrder.Sequence, 1000, null);
        foreach (var entry in before) scan.Run(entry, withText: true, ref page);
        page.Page.Select(hit => hit.Record!.Text).ShouldBe(Enumerable.Range(0, 100).Select(i => $"line {i:0000}"));
    }

    [Fact]
    public async Task Retention_drops_the_oldest_and_a_cursor_that_was_overtaken_says_how_much_it_missed()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        for (var i = 0; i < 10; i++) await log.CommitAsync(stream, i * 10, $"line {i:0000}");
        var options = new StorageOptions { MaxAge = null, MaxSize = log.Store.Size().StoredBytes / 2 };
        var dropped = new Retention(log.Store.Database, log.Store.Blocks, options, TimeProvider.System).Apply();

        dropped.ShouldBeInRange(3, 7);
        log.Search().Records.Count.ShouldBe(10 - (int)dropped);
        await using var again = await ReopenAsync(log);
        using var slice = again.Store.OpenCursor(1).TryRead();
        slice!.Missed.ShouldBe(dropped);
    }

    [Theory]
    [InlineData(SearchOrder.TimeDescending)]
    [InlineData(SearchOrder.TimeAscending)]
    [InlineData(SearchOrder.Sequence)]
    public async Task Pages_neither_repeat_nor_skip_while_more_arrives(SearchOrder order)
    {
        await using var log = new OpenLog(_directory.Path);
        var a = log.Stream("a");
        for (var i = 0; i < 20; i++) await log.CommitAsync(a, i * 10, $"{i:00}", $"{i:00}b");
        var seen = new List<long>();
        SearchCursor? cursor = null;
        do
        {
            var page = log.Store.Search.Search(new SearchRequest { Filter = Core.Filtering.LogFilter.Everything, Order = order, Limit = 7, Cursor = cursor });
            page.Matched.ShouldBe(40);
            seen.AddRange(page.Records.Select(record => record.Sequence));
            cursor = page.Next;
            await log.CommitAsync(a, 1000 + seen.Count * 10, "later");
        }
        while (cursor is not null);

        seen.Count.ShouldBe(40);
        seen.Order().ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
        if (order == SearchOrder.TimeDescending) seen.ShouldBe(seen.OrderDescending());
    }

    private async Task<OpenLog> ReopenAsync(OpenLog log)
    {
        await log.DisposeAsync();
        return new OpenLog(_directory.Path);
    }
}
