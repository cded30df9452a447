using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Blocks;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage.Blocks;

public sealed class BlockCodecTests
{
    private const long First = 42;

    private static readonly Arbitrary<IList<RandomBatch>> Batches =
        (from count in Gen.Choose(1, 4) from batches in RandomBatch.Any.ArrayOf(count) select (IList<RandomBatch>)batches).ToArbitrary();

    [Fact]
    public void Any_batches_come_back_as_they_were()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Batches, random =>
        {
            using var block = Encode(random);
            var columns = Unpack(block.Columns);
            var text = Unpack(block.Text);
            var decoded = Decoder().Decode(First, columns, text);
            var sequence = First;
            decoded.Count.ShouldBe(random.Count);
            for (var i = 0; i < random.Count; i++)
            {
                using var expected = random[i].Placed(sequence);
                using var actual = decoded[i];
                ShouldBeSame(actual, expected, withText: true);
                sequence += expected.Count;
            }

            block.FirstSequence.ShouldBe(First);
            block.LastSequence.ShouldBe(sequence - 1);
            block.MinTime.ShouldBe(random.Min(batch => batch.Rows.Min(row => row.Ticks)));
            block.MaxTime.ShouldBe(random.Max(batch => batch.Rows.Max(row => row.Ticks)));
            block.Arrival.ShouldBe(random.Max(batch => batch.ArrivalTicks));
        }));

    [Fact]
    public void Columns_alone_come_back_with_every_text_empty()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Batches, random =>
        {
            using var block = Encode(random);
            var sequence = First;
            foreach (var (decoded, i) in Decoder().Decode(First, Unpack(block.Columns), []).Select((batch, i) => (batch, i)))
            {
                using var expected = random[i].Placed(sequence);
                using (decoded) ShouldBeSame(decoded, expected, withText: false);
                sequence += expected.Count;
            }
        }));

    [Fact]
    public void Columns_cut_short_are_damage_and_nothing_worse()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Batches, Gen.Choose(0, 99).ToArbitrary(), (random, percent) =>
        {
            using var block = Encode(random);
            var columns = Unpack(block.Columns);
            Should.Throw<DamagedBlockException>(() => Decoder().Decode(First, columns.AsSpan(0, columns.Length * percent / 100), Unpack(block.Text)));
        }));

    [Fact]
    public void The_counts_of_a_block_survive_and_leave_out_what_people_do_not_see()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Batches, random =>
        {
            using var block = Encode(random);
            var counts = BlockCounts.FromBytes(block.Counts.ToBytes()).ByStream;
            foreach (var stream in random.GroupBy(batch => batch.StreamId))
            {
                var seen = stream.SelectMany(batch => batch.Rows).Where(row => (row.Flags & (RowFlags.Control | RowFlags.Continues)) == 0);
                counts[stream.Key].ShouldBe(Enumerable.Range(0, LogLevels.Count).Select(level => (long)seen.Count(row => row.Level == (LogLevel)level)));
            }

            counts.Count.ShouldBe(random.Select(batch => batch.StreamId).Distinct().Count());
        }));

    [Fact]
    public void Numbers_of_every_size_come_back()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll<long>(any =>
        {
            foreach (var value in (long[])[any, any << 32, -any, long.MinValue, long.MaxValue, 0, 127, 128])
            {
                var writer = new ByteWriter();
                writer.Varint((ulong)value);
                writer.ZigZag(value);
                var reader = new ByteReader(writer.Written);
                reader.Varint().ShouldBe((ulong)value);
                reader.ZigZag().ShouldBe(value);
            }
        }));

    private static EncodedBlock Encode(IList<RandomBatch> random)
    {
        var sequence = First;
        var placed = new List<LogBatch>();
        foreach (var batch in random)
        {
            placed.Add(batch.Placed(sequence));
            sequence += batch.Rows.Count;
        }

        var block = new BlockEncoder().Encode(placed, PackedBytes.FastLevel);
        foreach (var batch in placed) batch.Dispose();
        return block;
    }

    private static byte[] Unpack(PackedBlob blob)
    {
        var target = new byte[blob.UnpackedLength];
        PackedBytes.Unpack(blob.Codec, blob.Bytes.ToArray(), target);
        return target;
    }

    private static BlockDecoder Decoder() => new(id => Some.Stream(id), _ => TextFormat.Instance);

    private static void ShouldBeSame(LogBatch actual, LogBatch expected, bool withText)
    {
        actual.Stream.Id.ShouldBe(expected.Stream.Id);
        actual.FirstSequence.ShouldBe(expected.FirstSequence);
        actual.Origin.ShouldBe(expected.Origin);
        actual.ArrivalTicks.ShouldBe(expected.ArrivalTicks);
        actual.CommittedTicks.ShouldBe(expected.CommittedTicks);
        actual.Continuations.ShouldBe(expected.Continuations);
        actual.Times.SequenceEqual(expected.Times).ShouldBeTrue();
        actual.Levels.SequenceEqual(expected.Levels).ShouldBeTrue();
        actual.Flags.SequenceEqual(expected.Flags).ShouldBeTrue();
        actual.Patterns.SequenceEqual(expected.Patterns).ShouldBeTrue();
        actual.SourceOffsets.SequenceEqual(expected.SourceOffsets).ShouldBeTrue();
        for (var row = 0; row < expected.Count; row++)
        {
            if (withText) actual.TextOf(row).SequenceEqual(expected.TextOf(row)).ShouldBeTrue();
            else actual.TextOf(row).IsEmpty.ShouldBeTrue();
        }
    }
}
