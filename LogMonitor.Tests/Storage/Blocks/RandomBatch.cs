using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage.Blocks;

internal sealed record RandomBatchRow(string Text, long Ticks, LogLevel Level, RowFlags Flags, int Pattern, int OffsetStep);

/// <summary>A batch as plain values, and as it is committed.</summary>
internal sealed record RandomBatch(int StreamId, BatchOrigin Origin, long ArrivalTicks, long CommittedTicks, IReadOnlyList<RandomBatchRow> Rows, IReadOnlyList<Continuation> Continuations)
{
    private static readonly Gen<long> Ticks = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(near => Some.Ticks + near),
        Gen.Elements(0, 1, DateTime.MaxValue.Ticks),
        Gen.Choose(0, int.MaxValue).Select(far => far * 100_000L));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "a", "\n", "line one\nline two", "é日本\ud83d\ude00"),
        Gen.Choose(0, 3000).Select(length => new string('x', length)),
        from count in Gen.Choose(0, 200) from chars in Gen.Choose(1, 0xD7FF).Select(code => (char)code).ArrayOf(count) select new string(chars));

    private static readonly Gen<RandomBatchRow> AnyRow =
        from text in Texts
        from ticks in Ticks
        from level in Gen.Elements(Enum.GetValues<LogLevel>())
        from flags in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, ushort.MaxValue)))
        from pattern in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, int.MaxValue)))
        from step in Gen.Choose(0, 100_000)
        select new RandomBatchRow(text, ticks, level, (RowFlags)flags, pattern, step);

    public static Gen<RandomBatch> Any { get; } =
        from stream in Gen.Choose(0, 300)
        from origin in Gen.Elements(Enum.GetValues<BatchOrigin>())
        from arrival in Ticks
        from committed in Ticks
        from count in Gen.Frequency((9, Gen.Choose(1, 20)), (1, Gen.Choose(200, 600)))
        from rows in AnyRow.ArrayOf(count)
        from continued in Gen.SubListOf(Enumerable.Range(0, Math.Min(count, 5)))
        select new RandomBatch(stream, origin, arrival, committed, rows, [.. continued.Select(row => new Continuation(row, (row + 1) * 1_000_000L))]);

    /// <summary>The batch in its place in the log.</summary>
    public LogBatch Placed(long firstSequence)
    {
        using var builder = new LogBatchBuilder();
        long offset = 0;
        foreach (var row in Rows) builder.Append(Encoding.UTF8.GetBytes(row.Text), row.Ticks, row.Level, row.Flags, offset += row.OffsetStep, row.Pattern);
        var batch = builder.Seal(Some.Stream(StreamId), TextFormat.Instance, ArrivalTicks, Origin);
        batch.Place(firstSequence, CommittedTicks, Continuations);
        return batch;
    }
}
