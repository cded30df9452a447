using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Events;

public class LogBatchTests
{
    [Fact]
    public void Rows_keep_their_text_times_levels_and_offsets()
    {
        using var builder = new LogBatchBuilder(textCapacity: 1, rowCapacity: 1);
        for (var i = 0; i < 1000; i++)
        {
            builder.BeginRow(Some.Ticks + i, (LogLevel)(i % LogLevels.Count), RowFlags.None, i * 10);
            builder.AppendText(Encoding.UTF8.GetBytes($"line {i}"));
            builder.AppendText(" of many"u8);
        }

        using var batch = builder.Seal(Some.Stream(), TextFormat.Instance, Some.Ticks);

        batch.Count.ShouldBe(1000);
        for (var i = 0; i < 1000; i++)
        {
            Encoding.UTF8.GetString(batch[i].Text).ShouldBe($"line {i} of many");
            batch[i].TimeTicks.ShouldBe(Some.Ticks + i);
            batch[i].Level.ShouldBe((LogLevel)(i % LogLevels.Count));
            batch[i].SourceOffset.ShouldBe(i * 10);
        }
    }

    [Fact]
    public void A_batch_is_usable_until_its_last_reference_is_given_back()
    {
        var batch = Some.Batch(Some.Stream(), "a");
        var second = batch.Retain();
        batch.Dispose();
        Encoding.UTF8.GetString(second[0].Text).ShouldBe("a");
        second.Dispose();
        Should.Throw<IndexOutOfRangeException>(() => second[0].Text.Length);
        Should.Throw<ObjectDisposedException>(() => second.Retain());
    }

    [Fact]
    public void A_builder_starts_afresh_after_it_was_sealed()
    {
        using var builder = new LogBatchBuilder();
        builder.Append("one"u8, 0, LogLevel.Info);
        using var first = builder.Seal(Some.Stream(), TextFormat.Instance, 0);
        builder.Append("two"u8, 0, LogLevel.Info);
        using var second = builder.Seal(Some.Stream(), TextFormat.Instance, 0);
        Encoding.UTF8.GetString(first.Text).ShouldBe("one");
        Encoding.UTF8.GetString(second.Text).ShouldBe("two");
    }
}
