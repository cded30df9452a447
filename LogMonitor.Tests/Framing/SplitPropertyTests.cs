using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Framing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Framing;

public class SplitPropertyTests
{
    public static TheoryData<string> Streams => new(
        "2026-11-20 11:00:00 INFO a: one\r\n2026-11-20 11:00:01 ERROR a: twö\r\n   at X\r\n\r\nCaused by: y\r\n2026-11-20 11:00:02 INFO a: three",
        "{\"@t\":\"2026-11-20T11:00:00Z\",\"@m\":\"ä\"}\n\n{\"@t\":\"2026-11-20T11:00:01Z\",\"@l\":\"Error\"}\npanic: x\n\tat y\n{\"@t\":\"2026-11-20T11:00:02Z\"}\n",
        "first\n second\nTraceback (most recent call last):\n  File \"a\"\nValueError: €\nthird\r\n\nfourth",
        "time=2026-11-20T11:00:00Z level=info msg=\"a b\"\n\0\0time=2026-11-20T11:00:01Z level=warn msg=c\n");

    [Theory]
    [MemberData(nameof(Streams))]
    public void Bytes_split_anywhere_give_the_same_rows_as_together(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = new FramedStream().Write(bytes, FrameFlush.End).Rows;
        for (var split = 0; split <= bytes.Length; split++)
        {
            new FramedStream().Write(bytes.AsSpan(0, split)).Write(bytes.AsSpan(split), FrameFlush.End).Rows.ShouldBe(whole, $"split at {split}");
        }

        var single = new FramedStream();
        foreach (var b in bytes) single.Write([b]);
        single.Write([], FrameFlush.End).Rows.ShouldBe(whole);
    }

    [Fact]
    public void Whatever_is_split_and_flushed_where_joins_to_the_same_text()
    {
        var line = Gen.Elements(
            "2026-11-20 11:00:00.123 [INF] Shop: plain", "2026-11-20 11:00:01.000 [ERR] Shop: fäiled €", "   at A.B()", "", "unindented rest", "x\ry", "2026-11-20 11:00:02.000 [WRN] \U0001F600");
        var lines = from head in Gen.Constant("2026-11-20 11:00:00.000 [INF] Shop: first")
                    from rest in line.ListOf()
                    from ending in Gen.Elements("\n", "\r\n")
                    select head + ending + string.Concat(rest.Select(text => text + ending));
        var flushes = Gen.Elements(FrameFlush.None, FrameFlush.Records, FrameFlush.Partial);
        var cuts = (from length in Gen.Choose(1, 60) from flush in flushes from restart in Gen.Elements(false, false, true) select (length, flush, restart)).ListOf();
        var property = Prop.ForAll((from text in lines from cut in cuts select (text, cut)).ToArbitrary(), sample =>
        {
            var bytes = Encoding.UTF8.GetBytes(sample.text);
            var stream = new FramedStream();
            var at = 0;
            foreach (var (length, flush, restart) in sample.cut)
            {
                var end = Math.Min(bytes.Length, at + length);
                stream.Write(bytes.AsSpan(at, end - at), flush);
                if (restart) stream.Restart();
                at = end;
            }

            stream.Write(bytes.AsSpan(at), FrameFlush.End);
            var expected = sample.text.Replace("\r\n", "\n");
            var joined = string.Join("\n", stream.Joined());
            // Empty lines before a head are no part of a record.
            return stream.PendingBytes == 0 && WithoutEmptyLines(joined) == WithoutEmptyLines(expected);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), property);
    }

    private static string WithoutEmptyLines(string text) => string.Join("\n", text.Split('\n').Where(line => line.Length > 0));
}
