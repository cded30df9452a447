using LogMonitor.Core.Live;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Live;

public sealed class LogTailTests
{
    [Fact]
    public void What_is_kept_is_read_from_any_row_of_it_on()
    {
        var tail = new LogTail();
        Append(tail, 1, "one", "two");
        Append(tail, 3, "three");
        Read(tail, 1).ShouldBe([1, 2, 3]);
        Read(tail, 2).ShouldBe([2, 3]);
        Read(tail, 3).ShouldBe([3]);
        Read(tail, 4).ShouldBe([]);
    }

    [Fact]
    public void What_is_too_old_for_it_is_refused_rather_than_left_out()
    {
        var tail = new LogTail(maxBytes: 10);
        Append(tail, 1, "123456");
        Append(tail, 2, "123456");
        Read(tail, 1).ShouldBeNull();
        Read(tail, 2).ShouldBe([2]);
    }

    [Fact]
    public void The_newest_batch_is_kept_however_large_it_is()
    {
        var tail = new LogTail(maxBytes: 10);
        Append(tail, 1, new string('x', 100));
        Read(tail, 1).ShouldBe([1]);
    }

    [Fact]
    public async Task A_waiting_reader_wakes_when_its_sequence_is_committed()
    {
        var tail = new LogTail();
        var waiting = tail.WaitAsync(1, default);
        waiting.IsCompleted.ShouldBeFalse();
        Append(tail, 1, "one");
        await waiting;
        tail.WaitAsync(1, default).IsCompleted.ShouldBeTrue();
        tail.WaitAsync(2, default).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void A_batch_that_a_reader_holds_stays_readable_after_the_tail_let_it_go()
    {
        var tail = new LogTail(maxBytes: 4);
        Append(tail, 1, "one");
        var segments = new List<LogSegment>();
        tail.TryRead(1, 100, segments).ShouldBeTrue();
        Append(tail, 2, "two and more");
        segments[0].Batch.TextOf(0).SequenceEqual("one"u8).ShouldBeTrue();
        segments[0].Batch.Dispose();
        segments[0].Batch.Count.ShouldBe(0);
    }

    [Fact]
    public void It_is_watched_as_long_as_someone_watches()
    {
        var tail = new LogTail();
        var first = tail.Watch();
        var second = tail.Watch();
        first.Dispose();
        first.Dispose();
        tail.IsWatched.ShouldBeTrue();
        tail.WantsTicks.ShouldBeFalse();
        second.Dispose();
        tail.IsWatched.ShouldBeFalse();
    }

    private static void Append(LogTail tail, long first, params string[] lines)
    {
        var batch = Some.Batch(Some.Stream(), lines);
        batch.Place(first, Some.Ticks, []);
        tail.Append([batch], first + lines.Length);
    }

    /// <summary>The sequences read, or null where the tail does not reach back so far.</summary>
    private static List<long>? Read(LogTail tail, long sequence)
    {
        var segments = new List<LogSegment>();
        if (!tail.TryRead(sequence, int.MaxValue, segments)) return null;
        using var slice = new LogSlice(segments, 0);
        return [.. slice.Segments.SelectMany(segment => Enumerable.Range(segment.FirstRow, segment.Batch.Count - segment.FirstRow).Select(segment.Batch.SequenceOf))];
    }
}
