using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing;

public class StreamParserTests
{
    private const string Json = "{\"time\":\"2026-11-20T11:00:00Z\",\"level\":\"info\",\"msg\":\"a\"}\n";
    private const string Access = "10.0.0.7 - - [20/Nov/2026:11:00:00 +0000] \"GET / HTTP/1.1\" 200 5\n";

    [Theory]
    [InlineData("json", Json)]
    [InlineData("access", Access)]
    [InlineData("logfmt", "time=2026-11-20T11:00:00Z level=info msg=a\n")]
    [InlineData("plain", "2026-11-20 11:00:00 done a=1 b=2\n")]
    [InlineData("plain", "a=1 but no more than that\n")]
    [InlineData("json", Json + Json + "listening on 80\n" + Json)]
    [InlineData("plain", "banner\nsecond\nthird\n" + Json)]
    public void The_format_is_learned_from_the_first_lines(string format, string text)
        => new FramedStream().Write(text, FrameFlush.Records).Parser.Format.Name.ShouldBe(format);

    [Fact]
    public void A_format_that_is_named_stays()
    {
        var stream = new FramedStream(parser: new ParserOptions { Format = "PLAIN" });
        stream.Write(Json, FrameFlush.Records).Parser.Format.Name.ShouldBe("plain");
        stream.Parser.Proof.Forced.ShouldBeTrue();
    }

    [Fact]
    public void Who_holds_rows_in_the_old_format_is_told_before_it_changes()
    {
        var parser = new StreamParser(FormatRegistry.Default, new ParserOptions());
        var framer = new RecordFramer(parser, FramingOptions.Default, default);
        using var builder = new LogBatchBuilder();
        var sealedRows = new List<(string Format, int Rows)>();
        parser.FormatChanged += former =>
        {
            if (builder.Count == 0) return;
            using var batch = builder.Seal(Some.Stream(), former, Some.Ticks);
            sealedRows.Add((former.Name, batch.Count));
        };
        var first = Encoding.UTF8.GetBytes("starting\nlistening\n");
        framer.Frame(first, 0, Some.Ticks, FrameFlush.Records, builder);
        framer.Frame(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Json, 4))), first.Length, Some.Ticks, FrameFlush.Records, builder);
        sealedRows.ShouldBe([("plain", 2)]);
        parser.Format.Name.ShouldBe("json");
        builder.Count.ShouldBe(4);
    }

    [Fact]
    public void A_long_banner_does_not_decide_for_ever()
    {
        var stream = new FramedStream();
        for (var i = 0; i < 100; i++) stream.Write($"banner line {i}\n", FrameFlush.Records);
        for (var i = 0; i < 50; i++) stream.Write(string.Concat(Enumerable.Repeat(Json, 20)), FrameFlush.Records);
        stream.Parser.Format.Name.ShouldBe("json");
    }

    [Fact]
    public void A_line_is_learned_from_once_also_where_less_is_presented_again()
    {
        const string Head = "2026-11-20 11:00:00 [ERR] boom\n";
        var bytes = Encoding.UTF8.GetBytes(Head + "System.TimeoutException: late\n   at Shop.Pay()\n");
        var parser = new StreamParser(FormatRegistry.Default, new ParserOptions());
        parser.Observe(bytes, 0, complete: false, Some.Ticks);
        for (var length = 0; length <= bytes.Length; length++) parser.Observe(bytes.AsSpan(0, length), 0, complete: false, Some.Ticks);
        parser.IsStamped.ShouldBeTrue();
    }

    [Fact]
    public void A_stream_that_changes_its_format_is_learned_again()
    {
        var stream = new FramedStream();
        for (var i = 0; i < 50; i++) stream.Write(string.Concat(Enumerable.Repeat(Json, 20)), FrameFlush.Records);
        stream.Parser.Format.Name.ShouldBe("json");
        for (var i = 0; i < 50; i++) stream.Write(string.Concat(Enumerable.Repeat(Access, 20)), FrameFlush.Records);
        stream.Parser.Format.Name.ShouldBe("access");
    }

    [Fact]
    public void The_proof_counts_what_fits_and_shows_what_does_not()
    {
        var stream = new FramedStream();
        stream.Write(string.Concat(Enumerable.Repeat(Json, 8)) + string.Concat(Enumerable.Range(0, 7).Select(i => $"{i}{new string('x', 300)}\n")) + Json, FrameFlush.End);
        var proof = stream.Parser.Proof;
        proof.Format.ShouldBe("json");
        proof.Lines.ShouldBe(16);
        proof.Fitting.ShouldBe(9);
        proof.Misfits.Count.ShouldBe(FormatProof.MaxExamples);
        proof.Misfits[0].ShouldBe("0" + new string('x', FormatProof.MaxExampleLength - 1));
    }

    [Fact]
    public void A_misfit_among_Json_records_has_its_own_time_and_level()
    {
        var rows = FramedStream.Frame(Json + "2026-11-20 11:00:05Z ERROR disk is full\n" + Json.Replace("11:00:00", "11:00:05", StringComparison.Ordinal) + Json.Replace("11:00:00", "11:00:05", StringComparison.Ordinal));
        rows[1].Level.ShouldBe(LogLevel.Error);
        new DateTime(rows[1].TimeTicks).ShouldBe(new DateTime(2026, 11, 20, 11, 0, 5));
    }

    [Theory]
    [InlineData("2026-11-20T11:00:00Z a", RowFlags.None)]
    [InlineData("2026-11-20T11:00:00 a", RowFlags.NoZone)]
    [InlineData("2026-11-20T12:01:00Z a", RowFlags.None)]
    [InlineData("2026-11-20T12:01:01Z a", RowFlags.Future)]
    [InlineData("2027-01-01T00:00:00 a", RowFlags.Future | RowFlags.NoZone)]
    [InlineData("a", RowFlags.NoTime)]
    public void Flags_tell_what_is_odd_about_a_stamp(string line, RowFlags flags) => FramedStream.Frame(line + "\n").Single().Flags.ShouldBe(flags);

    [Fact]
    public void A_stamp_that_goes_back_by_more_than_a_second_is_late_and_one_in_the_future_makes_none_late()
        => FramedStream.Frame("2026-11-20T11:00:10Z a\n2026-11-20T11:00:09Z b\n2026-11-20T11:00:08.9Z c\n2026-11-21T11:00:00Z d\n2026-11-20T11:00:10Z e\n")
            .Select(row => row.Flags).ShouldBe([RowFlags.None, RowFlags.None, RowFlags.Late, RowFlags.Future, RowFlags.None]);

    [Fact]
    public void A_line_without_a_stamp_takes_the_time_of_the_line_before_it_or_its_arrival()
    {
        var stream = new FramedStream();
        stream.Write("a\nb\nc\n2026-11-20T11:00:00Z d\ne\n", FrameFlush.Records);
        stream.Rows.Select(row => row.Text).ShouldBe(["a", "b", "c", "2026-11-20T11:00:00Z d", "e"]);
        var stamp = new DateTime(2026, 11, 20, 11, 0, 0).Ticks;
        stream.Rows.Select(row => row.TimeTicks).ShouldBe([Some.Ticks, Some.Ticks, Some.Ticks, stamp, stamp]);
        stream.Rows[4].Flags.ShouldBe(RowFlags.NoTime);
        var later = Some.Ticks + TimeSpan.TicksPerMinute;
        stream.Write("f\n", FrameFlush.Records, later).Rows[5].TimeTicks.ShouldBe(later);
    }

    [Fact]
    public void Stamps_are_of_the_streams_zone_until_they_name_one()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");
        FramedStream.Frame("2026-11-20 11:00:00 a\n2026-11-20 11:00:00Z b\n", parser: new ParserOptions { Zone = zone })
            .Select(row => (new DateTime(row.TimeTicks).Hour, row.Flags)).ShouldBe([(9, RowFlags.NoZone), (11, RowFlags.None)]);
    }

    [Fact]
    public void A_head_can_be_asked_for_one_line_alone()
    {
        var parser = new StreamParser(FormatRegistry.Default, new ParserOptions());
        parser.TryParseHead("2026-11-20T11:00:00Z WARN a"u8, Some.Ticks, out var head).ShouldBeTrue();
        head.ShouldBe(new RecordHead(new DateTime(2026, 11, 20, 11, 0, 0).Ticks, LogLevel.Warn, RowFlags.None));
        parser.TryParseHead("   at A.B()"u8, Some.Ticks, out _).ShouldBeFalse();
    }

    [Fact]
    public void Formats_are_found_by_name_and_unknown_ones_are_plain()
    {
        FormatRegistry.Default.All.Select(format => format.Name).ShouldBeUnique();
        FormatRegistry.Default.Fallback.Name.ShouldBe("plain");
        FormatRegistry.Default.ByName("JSON").Name.ShouldBe("json");
        FormatRegistry.Default.ByName("from-a-newer-version").Name.ShouldBe("plain");
    }
}
