using System.Text;
using LogMonitor.Core.Live;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Live;

public sealed class LogCursorTests : IDisposable
{
    private const int Commits = 150;
    private const int RowsEach = 4;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(16 * 1024 * 1024)]
    public async Task A_slow_cursor_reads_every_row_once_and_in_order_however_little_the_tail_keeps(long tailBytes)
    {
        await using var log = new OpenLog(_directory.Path);
        var tail = new LogTail(tailBytes);
        var cursor = new LogCursor(tail, log.Store.Blocks, 1);
        // What the log commits is shown by a tail of its own size.
        var mirror = log.Store.OpenCursor(1);
        var seen = new List<string>();
        for (var commit = 0; commit < Commits; commit++)
        {
            await log.CommitAsync(log.Stream("a"), commit * 1000, [.. Enumerable.Range(0, RowsEach).Select(row => Line(commit * RowsEach + row))]);
            Show(mirror, tail);
            // It comes only now and then, and then reads only once.
            if (commit % 7 == 0) Read(cursor, seen);
        }

        while (Read(cursor, seen))
        {
        }

        seen.ShouldBe(Enumerable.Range(0, Commits * RowsEach).Select(Line));
        cursor.Behind.ShouldBe(0);
    }

    [Fact]
    public async Task One_that_begins_in_the_middle_of_a_block_begins_there()
    {
        await using (var log = new OpenLog(_directory.Path)) await log.CommitAsync(log.Stream("a"), 0, "one", "two", "three");
        await using var again = new OpenLog(_directory.Path);
        var seen = new List<string>();
        Read(again.Store.OpenCursor(2), seen).ShouldBeTrue();
        seen.ShouldBe(["two", "three"]);
    }

    private static string Line(int number) => $"line {number:000000}";

    private static void Show(LogCursor mirror, LogTail tail)
    {
        using var slice = mirror.TryRead()!;
        foreach (var segment in slice.Segments) tail.Append([segment.Batch.Retain()], segment.Batch.LastSequence + 1);
    }

    private static bool Read(LogCursor cursor, List<string> seen)
    {
        using var slice = cursor.TryRead();
        if (slice is null) return false;
        slice.Missed.ShouldBe(0);
        foreach (var segment in slice.Segments)
        {
            for (var row = segment.FirstRow; row < segment.Batch.Count; row++) seen.Add(Encoding.UTF8.GetString(segment.Batch.TextOf(row)));
        }

        return true;
    }
}
