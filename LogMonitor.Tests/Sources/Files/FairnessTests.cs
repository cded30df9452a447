using LogMonitor.Core.Sources.Files;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files;

public sealed class FairnessTests
{
    [Fact]
    public async Task Every_file_has_its_turn_in_each_round_however_far_one_is_ahead_of_reading()
    {
        const int Rounds = 8;
        var queue = new Core.Pipeline.IngestQueue(long.MaxValue);
        await using var folder = new TailedFolder(null, queue, "*.log");
        var line = new string('x', 99) + "\n";
        folder.Write("huge.log", string.Concat(Enumerable.Repeat(line, 100_000)));
        for (var i = 0; i < 20; i++) folder.Write($"{i:00}.log", string.Concat(Enumerable.Repeat($"{i:00}{line[2..]}", 10_000)));
        folder.Start();
        for (var round = 1; round <= Rounds; round++)
        {
            (await folder.Tailer.TurnAsync(default)).ShouldBeTrue();
            while (queue.Reader.TryRead(out var batches))
            {
                foreach (var batch in batches) batch.Dispose();
            }

            // The same share for each: a turn's bytes, the last lines of which may be unfinished.
            foreach (var status in folder.Status)
            {
                var share = Math.Min(status.Size, (long)round * FileReading.TurnBytes);
                status.Position.ShouldBeInRange(share - 2 * round * line.Length, share);
            }
        }
    }

    [Fact]
    public async Task Who_is_behind_for_the_longest_comes_first()
    {
        var queue = new Core.Pipeline.IngestQueue(long.MaxValue);
        await using var folder = new TailedFolder(null, queue, "*.log");
        folder.Write("a.log", "");
        folder.Write("b.log", "");
        folder.Start();
        await folder.ReadAsync();
        folder.Write("b.log", "first\n");
        await folder.Tailer.TurnAsync(default);
        folder.Time.Advance(seconds: 0.01);
        folder.Write("a.log", "second\n");
        await folder.Tailer.TurnAsync(default);
        folder.Time.Advance(seconds: 1.1);
        await folder.Tailer.TurnAsync(default);
        queue.Reader.TryRead(out var batches).ShouldBeTrue();
        batches[0].Stream.Labels.File.ShouldNotBeNull().ShouldEndWith("b.log");
    }
}
