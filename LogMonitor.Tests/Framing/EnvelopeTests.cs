using System.Globalization;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Framing;

/// <summary>Lines of containers in the envelopes of Docker and of the Kubernetes runtimes.</summary>
public class EnvelopeTests
{
    private const string Output = "stdout";
    private const string Error = "stderr";

    private static readonly long First = Ticks("2026-11-20T12:00:01.0000001Z");

    public static TheoryData<string, string, string[]> Lines => new()
    {
        { "Docker", """{"log":"one\n","stream":"stdout","time":"2026-11-20T12:00:01.000000123Z"}""" + "\n", ["one"] },
        { "Docker with escapes", """{"log":"\u001b[31m\"a\"\tb\\n\u00e9\ud83d\ude00\/\r\n","stream":"stdout","time":"2026-11-20T12:00:01.000000123Z"}""" + "\n", ["\u001b[31m\"a\"\tb\\né😀/"] },
        { "Docker with half a character", """{"log":"a\ud83dz\n","stream":"stdout","time":"2026-11-20T12:00:01.000000123Z"}""" + "\n", ["a\uFFFDz"] },
        { "Docker with attributes", """{"log":"one\n","stream":"stdout","attrs":{"tag":"a}\"","n":[1]},"time":"2026-11-20T12:00:01.000000123Z"}""" + "\n", ["one"] },
        { "Docker with a line in parts", Docker("on", Output) + Docker("e\n", Output), ["one"] },
        { "Docker with two lines in one", Docker("one\ntwo\n", Output), ["one", "two"] },
        { "CRI", "2026-11-20T12:00:01.000000123Z stdout F one\n", ["one"] },
        { "CRI in a zone", "2026-11-20T14:00:01.000000123+02:00 stdout F one\n", ["one"] },
        { "CRI with more tags", "2026-11-20T12:00:01.000000123Z stdout P:x on\n2026-11-20T12:00:01.000000123Z stdout F:y:z e\n", ["one"] },
        { "CRI with empty lines", "2026-11-20T12:00:01.000000123Z stdout F one\n2026-11-20T12:00:01.000000123Z stdout F \n2026-11-20T12:00:01.000000123Z stdout F\n", ["one"] },
        { "CRI of a terminal", "2026-11-20T12:00:01.000000123Z stdout F one\r\n", ["one"] },
    };

    public static TheoryData<string, string> NoEnvelopes => new()
    {
        { "JSON with a member log", """{"log":"one","level":"info"}""" },
        { "JSON of another stream", """{"log":"one\n","stream":"main","time":"2026-11-20T12:00:01Z"}""" },
        { "JSON without a time", """{"log":"one\n","stream":"stdout","time":"soon"}""" },
        { "a line that names a stream", "2026-11-20T12:00:01Z stdout Failed to open" },
        { "a stamp without a zone", "2026-11-20T12:00:01 stdout F one" },
        { "a stamp of another shape", "2026-11-20 12:00:01Z stdout F one" },
    };

    public static TheoryData<string> Runtimes => new("docker", "cri");

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_text_of_an_envelope_is_the_record(string what, string lines, string[] expected)
    {
        var source = new ReadSource().Write(lines, FrameFlush.Records);
        source.Joined(Output).ShouldBe(expected);
        source.Rows.Keys.ShouldBe([Output]);
        source.PendingBytes.ShouldBe(0, customMessage: what);
        foreach (var row in source.Rows[Output]) (row.TimeTicks, row.Flags & ~RowFlags.InvalidUtf8).ShouldBe((First, RowFlags.None), what);
    }

    [Theory]
    [MemberData(nameof(NoEnvelopes))]
    public void A_line_that_only_looks_so_stays_as_it_is(string what, string line)
        => string.Join('|', new ReadSource().Write(line + "\n", FrameFlush.Records).Joined()).ShouldBe(line, what);

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void A_stamp_and_a_level_of_the_text_win_over_the_envelope(string runtime)
    {
        var source = new ReadSource().Write(Whole(runtime, Output, "2026-11-20T11:59:59Z WARN own") + Whole(runtime, Output, "2026-11-20T12:00:00Z INFO next", 2), FrameFlush.Records);
        source.Rows[Output].Select(row => (row.TimeTicks, row.Level)).ShouldBe([(Ticks("2026-11-20T11:59:59Z"), LogLevel.Warn), (Ticks("2026-11-20T12:00:00Z"), LogLevel.Info)]);
    }

    [Fact]
    public void A_stamp_without_a_date_takes_that_of_the_envelope()
    {
        var source = new ReadSource().Write("2025-03-04T23:59:59.5Z stdout F I0304 23:59:59.250000 1 a.go:1] one\n", FrameFlush.Records);
        source.Rows[Output].ShouldHaveSingleItem().TimeTicks.ShouldBe(Ticks("2025-03-04T23:59:59.25Z"));
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void Output_and_error_are_two_streams_whose_lines_and_parts_never_mix(string runtime)
    {
        var source = new ReadSource().Write(
            Whole(runtime, Output, "2026-11-20T12:00:01Z ERROR boom") + Part(runtime, Error, "to ") + Whole(runtime, Output, "   at A.B()")
            + Part(runtime, Error, "be ") + Whole(runtime, Output, "   at C.D()") + Whole(runtime, Error, "joined") + Whole(runtime, Output, "2026-11-20T12:00:02Z INFO fine"),
            FrameFlush.Records);
        source.Joined(Output).ShouldBe(["2026-11-20T12:00:01Z ERROR boom\n   at A.B()\n   at C.D()", "2026-11-20T12:00:02Z INFO fine"]);
        source.Joined(Error).ShouldBe(["to be joined"]);
        source.Rows[Error].ShouldHaveSingleItem().Offset.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void A_line_in_parts_is_one_over_reads_waits_and_kills(string runtime)
    {
        var source = new ReadSource();
        source.Write(Part(runtime, Output, "one ")).Write(Whole(runtime, Error, "other"), FrameFlush.Records).Kill();
        source.Write(Part(runtime, Output, "two "), FrameFlush.Partial).Kill();
        source.Joined(Output).ShouldBe(["one two "]);
        source.Write(Part(runtime, Output, "three ")).Kill();
        source.Write(Whole(runtime, Output, "four") + Whole(runtime, Output, "next"), FrameFlush.Records);
        source.Joined(Output).ShouldBe(["one two three four", "next"]);
        source.Joined(Error).ShouldBe(["other"]);
    }

    [Fact]
    public void A_character_split_between_parts_is_whole_again()
    {
        var euro = Encoding.UTF8.GetBytes("€");
        var source = new ReadSource();
        source.Write([.. Encoding.UTF8.GetBytes("2026-11-20T12:00:01Z stdout P a"), euro[0], .. "\n"u8], FrameFlush.Partial).Kill();
        source.Joined(Output).ShouldBe(["a"]);
        source.Write([.. "2026-11-20T12:00:01Z stdout F "u8, .. euro[1..], .. "b\n"u8], FrameFlush.Partial);
        source.Joined(Output).ShouldBe(["a€b"]);
    }

    [Fact]
    public void A_stream_that_is_quiet_is_taken_while_the_other_goes_on()
    {
        var source = new ReadSource().Write(Cri(Error, "F", "2026-11-20T12:00:01Z ERROR open") + Cri(Output, "F", "a"));
        source.Rows.ShouldNotContainKey(Error);
        source.Time.Advance(0.05);
        source.Write(Cri(Output, "F", "b"));
        source.Joined(Error).ShouldBe(["2026-11-20T12:00:01Z ERROR open"]);
        source.Write(Cri(Error, "P", "part"));
        source.Time.Advance(1);
        source.Write(Cri(Output, "F", "c"));
        source.Joined(Error).ShouldBe(["2026-11-20T12:00:01Z ERROR open\npart"]);
    }

    [Theory]
    [InlineData("F")]
    [InlineData("P")]
    public void An_open_record_of_one_stream_does_not_hold_back_the_flood_of_the_other(string tag)
    {
        var source = new ReadSource().Write(Cri(Error, "F", "2026-11-20T12:00:01Z ERROR open") + Cri(Error, tag, "   at A.B()"));
        var flood = string.Concat(Enumerable.Range(0, 1000).Select(i => Cri(Output, "F", $"2026-11-20T12:00:02Z INFO line {i} {new string('x', 200)}")));
        long most = 0;
        for (var i = 0; i < 20; i++)
        {
            source.Write(flood);
            most = Math.Max(most, source.PendingBytes);
        }

        most.ShouldBeLessThan(2 * 1024 * 1024);
        source.Write(Cri(Error, "F", "   at C.D()"), FrameFlush.Records);
        source.PendingBytes.ShouldBe(0);
        source.Joined(Error).ShouldBe([$"2026-11-20T12:00:01Z ERROR open\n   at A.B(){(tag == "F" ? "\n" : "")}   at C.D()"]);
        source.Rows[Output].Count.ShouldBe(20_000);
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void A_line_longer_than_the_cap_is_cut_however_many_parts_it_has(string runtime)
    {
        var source = new ReadSource(new FramingOptions { MaxLineBytes = 100 });
        for (var i = 0; i < 50; i++) source.Write(Part(runtime, Output, new string('x', 60)));
        source.Write(Whole(runtime, Output, "end") + Whole(runtime, Output, "next"), FrameFlush.Records);
        source.Joined(Output).ShouldBe([new string('x', 100), "next"]);
        source.Rows[Output].ShouldContain(row => row.Flags.HasFlag(RowFlags.Truncated));
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void What_is_no_envelope_among_envelopes_is_a_record_as_it_is(string runtime)
    {
        var source = new ReadSource().Write(Whole(runtime, Output, "one") + "torn by a power cut\n\n" + Whole(runtime, Error, "two"), FrameFlush.Records);
        source.Joined(Output).ShouldBe(["one", "torn by a power cut"]);
        source.Joined(Error).ShouldBe(["two"]);
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void A_line_without_an_end_is_passed_on_in_pieces(string runtime)
    {
        var source = new ReadSource().Write(Whole(runtime, Output, "one"), FrameFlush.Records);
        for (var i = 0; i < 40; i++) source.Write(new string('x', 100_000));
        source.PendingBytes.ShouldBeLessThan(2 * 1024 * 1024);
        source.Write("\n" + Whole(runtime, Output, "two"), FrameFlush.Records);
        source.Joined(Output)[^1].ShouldBe("two");
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void An_envelope_that_nothing_will_finish_is_taken_at_the_end(string runtime)
    {
        var torn = Whole(runtime, Output, "two")[..^5];
        var source = new ReadSource().Write(Whole(runtime, Output, "one") + torn, FrameFlush.Partial);
        source.Joined(Output).ShouldBe(["one"]);
        source.Read(FrameFlush.End).Joined(Output).ShouldBe(["one", torn]);
    }

    [Fact]
    public void A_state_that_names_a_stream_without_committed_rows_reads_it_from_its_first_line()
    {
        var source = new ReadSource();
        source.Write(Cri(Output, "F", "one"), FrameFlush.Records);
        source.Write(Cri(Output, "F", "two") + Cri(Error, "F", "bad")).Read(FrameFlush.Records, commits: 1).Read(FrameFlush.Records);
        source.Joined(Output).ShouldBe(["one", "two"]);
        source.Joined(Error).ShouldBe(["bad"]);
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void Reading_envelopes_makes_no_object_per_line(string runtime)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => Whole(runtime, i % 9 == 0 ? Error : Output, $"2026-11-20T12:00:01Z INFO \"line\" {i}"))));
        using var reader = new RowReader(Core.Parsing.FormatRegistry.Default, new(), FramingOptions.Default, _ => Some.Stream(), null);
        long allocated = 0;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            reader.Read(bytes, (long)round * bytes.Length, Some.Ticks, FrameFlush.Records).ShouldBe(bytes.Length);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            foreach (var stream in reader.Streams) stream.Rows.Dispose();
        }

        allocated.ShouldBeLessThan(4096);
    }

    internal static string Whole(string runtime, string stream, string text, int second = 1)
        => runtime == "docker" ? Docker(text + "\n", stream, second) : Cri(stream, "F", text, second);

    internal static string Part(string runtime, string stream, string text) => runtime == "docker" ? Docker(text, stream) : Cri(stream, "P", text);

    private static string Docker(string text, string stream, int second = 1)
        => $$"""{"log":{{System.Text.Json.JsonSerializer.Serialize(text)}},"stream":"{{stream}}","time":"2026-11-20T12:00:{{second:00}}.000000123Z"}""" + "\n";

    private static string Cri(string stream, string tag, string text, int second = 1) => $"2026-11-20T12:00:{second:00}.000000123Z {stream} {tag} {text}\n";

    private static long Ticks(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcTicks;
}
