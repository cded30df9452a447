using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Framing;

public class RecordFramerTests
{
    private const string Head = "2026-11-20 11:00:00.000 [INF] ";

    [Fact]
    public void Each_stamped_line_is_a_record_with_its_offset()
    {
        var rows = FramedStream.Frame($"{Head}one\n{Head}two\n{Head}three\n");
        rows.Select(row => row.Text).ShouldBe([$"{Head}one", $"{Head}two", $"{Head}three"]);
        rows.Select(row => row.Offset).ShouldBe([0L, 34, 68]);
        rows.ShouldAllBe(row => row.Level == LogLevel.Info && row.Flags == RowFlags.NoZone);
    }

    [Fact]
    public void The_last_record_waits_until_it_is_known_to_be_whole()
    {
        var stream = new FramedStream();
        stream.Write($"{Head}one\n{Head}two\n").Joined().ShouldBe([$"{Head}one"]);
        stream.Write("   at A.B()\n").Joined().ShouldBe([$"{Head}one"]);
        stream.Write("", FrameFlush.Records).Joined().ShouldBe([$"{Head}one", $"{Head}two\n   at A.B()"]);
        stream.PendingBytes.ShouldBe(0);
    }

    [Fact]
    public void Json_lines_do_not_wait_for_the_next()
        => new FramedStream().Write("{\"@t\":\"2026-11-20T11:00:00Z\",\"@m\":\"a\"}\n").Rows.Count.ShouldBe(1);

    [Fact]
    public void Lines_that_come_after_their_record_was_taken_continue_it()
    {
        var stream = new FramedStream();
        stream.Write($"{Head}one\n", FrameFlush.Records);
        stream.Write("   at A.B()\n\n   at C.D()\n", FrameFlush.Records);
        stream.Rows[1].ShouldBe(new FramedRow("   at A.B()\n\n   at C.D()", stream.Rows[0].TimeTicks, LogLevel.Info, RowFlags.Continues | RowFlags.NoTime, 34));
    }

    [Fact]
    public void Empty_lines_between_parts_of_a_record_are_kept_and_others_are_no_records()
    {
        var stream = new FramedStream();
        stream.Write($"\n\n{Head}one\n\n\n", FrameFlush.Records);
        stream.Write("more\n\n\n", FrameFlush.Records);
        stream.Write($"{Head}two\n", FrameFlush.Records);
        stream.Joined().ShouldBe([$"{Head}one\n\n\nmore", $"{Head}two"]);
        stream.PendingBytes.ShouldBe(0);
    }

    [Fact]
    public void An_unfinished_line_is_taken_when_asked_and_its_rest_continues_it()
    {
        var stream = new FramedStream();
        stream.Write($"{Head}par", FrameFlush.Records).Rows.ShouldBeEmpty();
        stream.Write("", FrameFlush.Partial).Rows.Single().Flags.ShouldBe(RowFlags.Partial | RowFlags.NoZone);
        stream.Write("tial", FrameFlush.None).Rows.Count.ShouldBe(1);
        stream.Write("\n   at A.B()\n", FrameFlush.Records);
        stream.Rows[1].ShouldBe(new FramedRow("tial\n   at A.B()", stream.Rows[0].TimeTicks, LogLevel.Info, RowFlags.Continues | RowFlags.SameLine, 33));
        stream.Joined().ShouldBe([$"{Head}partial\n   at A.B()"]);
    }

    [Fact]
    public void A_line_break_alone_after_an_unfinished_line_is_no_row()
    {
        var stream = new FramedStream();
        stream.Write($"{Head}one", FrameFlush.Partial).Write("\n", FrameFlush.Records).Write($"{Head}two\n", FrameFlush.Records);
        stream.Joined().ShouldBe([$"{Head}one", $"{Head}two"]);
        stream.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void Carriage_returns_are_stripped_once()
    {
        FramedStream.Frame($"{Head}one\r\n   at A\r\n\r\n   at B\r\n{Head}t\rwo\r\r\n").Select(row => row.Text)
            .ShouldBe([$"{Head}one\n   at A\n\n   at B", $"{Head}t\rwo\r"]);
    }

    [Fact]
    public void A_carriage_return_at_the_end_of_an_unfinished_line_is_judged_by_what_follows()
    {
        new FramedStream().Write($"{Head}one\r", FrameFlush.Partial).Write("\n", FrameFlush.End).Joined().ShouldBe([$"{Head}one"]);
        new FramedStream().Write($"{Head}one\r", FrameFlush.Partial).Write("two\n", FrameFlush.End).Joined().ShouldBe([$"{Head}one\rtwo"]);
    }

    [Fact]
    public void A_character_split_by_the_end_of_the_data_is_left_until_it_is_whole()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"{Head}päid €\n");
        for (var split = 0; split < bytes.Length; split++)
        {
            var stream = new FramedStream();
            stream.Write(bytes.AsSpan(0, split), FrameFlush.Partial).Write(bytes.AsSpan(split), FrameFlush.End);
            string.Concat(stream.Rows.Select(row => row.Text)).ShouldBe($"{Head}päid €");
            stream.Rows.ShouldAllBe(row => !row.Flags.HasFlag(RowFlags.InvalidUtf8));
        }
    }

    [Fact]
    public void Bytes_that_are_not_Utf8_are_replaced_and_flagged()
    {
        var stream = new FramedStream();
        stream.Write([.. "ok\n"u8, (byte)'a', 0xFF, 0xC3, (byte)'b', (byte)'\n', .. "ok\n"u8, 0xE2, 0x82], FrameFlush.End);
        stream.Rows.Select(row => row.Text).ShouldBe(["ok", "a\uFFFD\uFFFDb", "ok", "\uFFFD"]);
        stream.Rows.Select(row => row.Flags.HasFlag(RowFlags.InvalidUtf8)).ShouldBe([false, true, false, true]);
        stream.Framer.Counters.InvalidRows.ShouldBe(2);
    }

    [Fact]
    public void A_hole_longer_than_a_line_may_be_takes_nothing_from_the_line_behind_it()
    {
        var rows = FramedStream.Frame(new string('\0', 20) + "behind\nnext\n", new FramingOptions { MaxLineBytes = 10 });
        rows.ConvertAll(row => row.Text).ShouldBe(["behind", "next"]);
    }

    [Fact]
    public void Nul_bytes_are_skipped_and_counted_wherever_they_are()
    {
        var stream = new FramedStream();
        stream.Write("\0\0\0").PendingBytes.ShouldBe(0);
        stream.Write("\0one\n\0\0\ntw\0o\n\0\0", FrameFlush.End);
        stream.Rows.Select(row => row.Text).ShouldBe(["one", "two"]);
        stream.Framer.Counters.SkippedNuls.ShouldBe(9);
        stream.Rows.ShouldAllBe(row => !row.Flags.HasFlag(RowFlags.Partial));
    }

    [Fact]
    public void A_byte_order_mark_is_skipped_at_the_beginning_only()
    {
        var stream = new FramedStream();
        stream.Write("\uFEFFone\ntwo\uFEFF\n", FrameFlush.End);
        stream.Rows.Select(row => row.Text).ShouldBe(["one", "two\uFEFF"]);
        stream.Rows[0].Offset.ShouldBe(3);
    }

    [Fact]
    public void A_line_over_the_cap_is_cut_at_a_character_and_the_rest_dropped_without_being_kept()
    {
        var stream = new FramedStream(new FramingOptions { MaxLineBytes = 10 });
        stream.Write("12345678é-dropped").PendingBytes.ShouldBe(0);
        stream.Write("-dropped as well").PendingBytes.ShouldBe(0);
        stream.Write(" to here\nnext\n12345678901é\r\n1234567890\r\n", FrameFlush.End);
        stream.Rows.Select(row => row.Text).ShouldBe(["12345678é", "next", "1234567890", "1234567890"]);
        stream.Rows.Select(row => row.Flags.HasFlag(RowFlags.Truncated)).ShouldBe([true, false, true, false]);
        stream.Framer.Counters.TruncatedLines.ShouldBe(2);
        stream.Framer.DiscardedBytes.ShouldBe("-dropped-dropped as well to here".Length + 3);
    }

    [Fact]
    public void The_cap_holds_for_a_line_that_came_in_parts()
    {
        var stream = new FramedStream(new FramingOptions { MaxLineBytes = 10 });
        stream.Write("12345", FrameFlush.Partial).Write("678", FrameFlush.Partial).Write("90abc\nnext\n", FrameFlush.End);
        stream.Joined().ShouldBe(["1234567890", "next"]);
        stream.Framer.DiscardedBytes.ShouldBe(3);
    }

    [Fact]
    public void A_record_of_too_many_lines_is_cut_and_what_follows_is_another()
    {
        var stream = new FramedStream(new FramingOptions { MaxRecordLines = 3 });
        stream.Write($"{Head}one\n a\n b\n c\n d\n{Head}two\n", FrameFlush.End);
        stream.Rows.Select(row => row.Text).ShouldBe([$"{Head}one\n a\n b", " c\n d", $"{Head}two"]);
        stream.Rows.Select(row => row.Flags.HasFlag(RowFlags.Cut)).ShouldBe([true, false, false]);
        stream.Rows[1].TimeTicks.ShouldBe(stream.Rows[0].TimeTicks);
        stream.Rows[1].Flags.ShouldBe(RowFlags.NoTime);
        stream.Framer.Counters.CutRecords.ShouldBe(1);
    }

    [Fact]
    public void A_record_of_too_many_bytes_is_cut_also_over_several_calls()
    {
        var stream = new FramedStream(new FramingOptions { MaxRecordBytes = 60 });
        stream.Write($"{Head}one\n", FrameFlush.Records);
        for (var i = 0; i < 6; i++) stream.Write(" 234567890123456789\n", FrameFlush.Records);
        stream.Joined().Count.ShouldBeGreaterThan(1);
        stream.Joined().ShouldAllBe(record => record.Length <= 80);
        string.Concat(stream.Rows.Select(row => row.Text)).Length.ShouldBe(33 + 6 * 19);
    }

    [Fact]
    public void A_stream_that_begins_within_a_record_is_read_from_there()
    {
        var rows = FramedStream.Frame($"   at A.B()\n   at C.D()\n{Head}one\n");
        rows.Select(row => row.Text).ShouldBe(["   at A.B()\n   at C.D()", $"{Head}one"]);
        rows[0].Flags.ShouldBe(RowFlags.NoTime);
        rows[0].TimeTicks.ShouldBe(FramedStream.Arrival);
    }

    [Fact]
    public void A_restart_goes_on_in_the_middle_of_a_record_and_of_a_line()
    {
        var stream = new FramedStream();
        stream.Write($"{Head}one\n{Head}two\n", FrameFlush.Records).Restart().Write("unindented\n\n", FrameFlush.Records).Restart();
        stream.Write("more, unfin", FrameFlush.Partial).Restart().Write("ished\n", FrameFlush.Records).Restart().Write($"{Head}three\n", FrameFlush.End);
        stream.Joined().ShouldBe([$"{Head}one", $"{Head}two\nunindented\n\nmore, unfinished", $"{Head}three"]);
    }

    [Fact]
    public void A_state_is_read_back_as_it_was_written_and_nothing_else_is()
    {
        var state = new FramerState
        {
            HasRecord = true,
            Discarding = true,
            EmptyLines = 2,
            LineBytes = 3,
            RecordLines = 4,
            RecordBytes = 5,
            TimeTicks = Some.Ticks,
            Level = LogLevel.Error,
            Stamped = true,
            Trace = new Core.Parsing.TraceState(Core.Parsing.TraceBlock.Go, AfterMisfit: true),
            Format = "plain",
        };
        FramerState.TryParse(state.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(state);
        FramerState.TryParse(default(FramerState).ToString(), out read).ShouldBeTrue();
        read.ShouldBe(default);
        foreach (var text in new[] { null, "", "1;2", "2;0;0;0;0;0;0;0;0;", "1;x;0;0;0;0;0;0;0;", "1;0;0;0;0;0;0;9;0;" }) FramerState.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_pattern_of_the_users_alone_says_where_records_begin()
    {
        var parser = new Core.Parsing.ParserOptions { Start = new Core.Parsing.RecordStart(@"^(#\d+ |\{)") };
        var text = "#1 first\n2026-11-20 11:00:00 within\nunindented\n#2 größer\n\n{\"level\":\"error\"\n}\n#3 2026-11-20 11:00:01Z ERROR stamped\n";
        var rows = FramedStream.Frame(text, parser: parser);
        rows.Select(row => row.Text).ShouldBe(["#1 first\n2026-11-20 11:00:00 within\nunindented", "#2 größer", "{\"level\":\"error\"\n}", "#3 2026-11-20 11:00:01Z ERROR stamped"]);
        (rows[^1].TimeTicks, rows[^1].Level).ShouldBe((new DateTime(2026, 11, 20, 11, 0, 1).Ticks, LogLevel.Error));
    }

    [Fact]
    public void A_pattern_sees_only_the_beginning_of_a_long_line()
    {
        var parser = new Core.Parsing.ParserOptions { Start = new Core.Parsing.RecordStart("^a|z$") };
        FramedStream.Frame($"a\n{new string('y', 5000)}z\n{new string('ü', 600)}\n", parser: parser).ShouldHaveSingleItem();
    }

    [Fact]
    public void Framing_makes_no_garbage()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => $"2026-11-20 11:00:00.{i:000} [WRN] Shop.Cart: item {i} {{Id={i}}}\n   at A.B()\n"));
        var data = System.Text.Encoding.UTF8.GetBytes(text);
        var framer = new RecordFramer(new Core.Parsing.StreamParser(Core.Parsing.FormatRegistry.Default, new()), FramingOptions.Default, default);
        using var builder = new LogBatchBuilder(1 << 20, 4096);
        framer.Frame(data, 0, Some.Ticks, FrameFlush.Records, builder).ShouldBe(data.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        framer.Frame(data, data.Length, Some.Ticks, FrameFlush.Records, builder);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        builder.Count.ShouldBe(1000);
    }
}
