using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Live;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Live;

public sealed class LiveQueryTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_viewer_sees_every_match_once_from_history_into_the_live_end()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        for (var i = 0; i < 50; i++) await log.CommitAsync(stream, i * 10, $"line {i}");
        await log.DisposeAsync();

        // After a restart nothing is in memory: the first rows come from blocks, the rest from the live tail.
        await using var again = new OpenLog(_directory.Path);
        using var query = new LiveQuery(again.Store, LogFilter.Everything, 1);
        var seen = new List<string>();
        var writing = Task.Run(async () =>
        {
            for (var i = 50; i < 100; i++) await again.CommitAsync(again.Stream("a"), i * 10, $"line {i}");
        });
        while (seen.Count < 100) seen.AddRange((await query.ReadAsync(int.MaxValue, default)).Records.Select(record => record.Text));
        await writing;
        seen.ShouldBe(Enumerable.Range(0, 100).Select(i => $"line {i}"));
    }

    [Fact]
    public async Task What_is_not_copied_out_in_a_flood_is_counted()
    {
        await using var log = new OpenLog(_directory.Path);
        await log.CommitAsync(log.Stream("a"), 0, [.. Enumerable.Range(0, 1000).Select(i => $"line {i:000}")]);
        using var query = new LiveQuery(log.Store, LogFilter.Parse("line").Filter!, 1);
        var page = await query.ReadAsync(10, default);
        page.Records.Select(record => record.Text).ShouldBe(Enumerable.Range(990, 10).Select(i => $"line {i:000}"));
        page.Skipped.ShouldBe(990);
        page.Matched.ShouldBe(1000);
    }

    [Fact]
    public async Task A_record_that_goes_on_is_shown_again_whole_and_counted_once()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = log.Stream("a");
        await log.CommitAsync(stream, 0, "boom");
        using var query = new LiveQuery(log.Store, LogFilter.Everything, 1);
        (await query.ReadAsync(10, default)).Matched.ShouldBe(1);
        using (var builder = new LogBatchBuilder())
        {
            builder.Append("  at Pay()"u8, Some.Ticks, LogLevel.Info, RowFlags.Continues, 5);
            await log.CommitAsync(builder, stream, 16);
        }

        var page = await query.ReadAsync(10, default);
        var record = page.Records.ShouldHaveSingleItem();
        record.Text.ShouldBe("boom\n  at Pay()");
        record.HeadSequence.ShouldBe(1);
        record.Sequence.ShouldBe(2);
        page.Matched.ShouldBe(0);
    }
}
