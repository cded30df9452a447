using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Framing;

public class Utf16Tests
{
    private const string Text = "2026-11-20 11:00:00 INFO å one\r\n2026-11-20 11:00:01 ERROR €uro 😀\r\n   at Ⱥ.B()\r\nਊ਍\r\n2026-11-20 11:00:02 INFO last\r\n";

    private static readonly string[] Records = ["2026-11-20 11:00:00 INFO å one", "2026-11-20 11:00:01 ERROR €uro 😀\n   at Ⱥ.B()\nਊ਍", "2026-11-20 11:00:02 INFO last"];

    public static TheoryData<bool> Orders => new(false, true);

    [Theory]
    [MemberData(nameof(Orders))]
    public void Text_with_a_byte_order_mark_is_decoded_and_its_offsets_are_bytes_of_the_source(bool bigEndian)
    {
        var source = new ReadSource().Write(Bytes(bigEndian, Text), FrameFlush.Records);
        source.Joined().ShouldBe(Records);
        source.Rows[""].Select(row => row.Offset).ShouldBe(Records.Select(record => 2 + 2L * Text.IndexOf(record[..19], StringComparison.Ordinal)).Select(offset => offset == 2 ? 0 : offset));
        source.PendingBytes.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Bytes_that_come_one_by_one_with_a_kill_after_each_give_the_same(bool bigEndian)
    {
        var source = new ReadSource();
        foreach (var b in Bytes(bigEndian, Text)) source.Write([b], FrameFlush.Records).Kill();
        source.Read(FrameFlush.End).Joined().ShouldBe(Records);
        source.PendingBytes.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Half_a_pair_and_half_a_unit_are_replaced_and_flagged(bool bigEndian)
    {
        var source = new ReadSource().Write([.. Bytes(bigEndian, "a\uD83Db\n\uDE00\nx"), 7], FrameFlush.End);
        source.Joined().ShouldBe(["a\uFFFDb", "\uFFFD", "x\uFFFD"]);
        source.Rows[""].ShouldAllBe(row => row.Flags.HasFlag(RowFlags.InvalidUtf8));
        source.PendingBytes.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_source_read_from_its_middle_is_known_by_its_head(bool bigEndian)
    {
        var bytes = Bytes(bigEndian, "one\ntwo\n");
        using var reader = new RowReader(Core.Parsing.FormatRegistry.Default, new(), FramingOptions.Default, _ => Some.Stream(), null);
        reader.Learn(bytes.AsSpan(0, 6));
        reader.Read(bytes.AsSpan(10), 10, Some.Ticks, FrameFlush.Records).ShouldBe(8);
        using var batch = reader.Streams[0].Rows.Seal(Some.Stream(), Core.Parsing.FormatRegistry.Default.Fallback, Some.Ticks);
        Encoding.UTF8.GetString(batch.Text).ShouldBe("two");
    }

    [Fact]
    public void A_line_over_the_cap_is_cut()
    {
        var source = new ReadSource(new FramingOptions { MaxLineBytes = 10 });
        source.Write(Bytes(false, new string('x', 100) + "\nnext\n"), FrameFlush.Records).Joined().ShouldBe([new string('x', 10), "next"]);
    }

    internal static byte[] Bytes(bool bigEndian, string text)
    {
        var order = bigEndian ? (byte[])[0xFE, 0xFF] : [0xFF, 0xFE];
        // The encoder would replace half a pair.
        return [.. order, .. text.SelectMany(unit => bigEndian ? (byte[])[(byte)(unit >> 8), (byte)unit] : [(byte)unit, (byte)(unit >> 8)])];
    }
}
