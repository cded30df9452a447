using System.Globalization;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Core.Parsing.Stamps;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Stamps;

public class StampTests
{
    public static IEnumerable<object[]> Stamps => CaseTable.Read("stamps.txt", 3);

    [Theory]
    [MemberData(nameof(Stamps))]
    public void A_stamp_is_read_as_the_table_says(string marked, string utc, string flags)
    {
        var (start, end) = (Encoding.UTF8.GetByteCount(marked[..marked.IndexOf('«')]), Encoding.UTF8.GetByteCount(marked[..marked.IndexOf('»')]) - 2);
        var line = Encoding.UTF8.GetBytes(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));
        new StampReader(TimeZoneInfo.Utc).TryFind(line, Some.Ticks, out var stamp).ShouldBeTrue();
        (stamp.Start, stamp.End).ShouldBe((start, end));
        var parser = new StreamParser(FormatRegistry.Default, new ParserOptions { Format = "plain" });
        parser.TryParseHead(line, Some.Ticks, out var head).ShouldBeTrue();
        new DateTime(head.TimeTicks).ShouldBe(DateTime.Parse(utc, CultureInfo.InvariantCulture));
        string.Join(' ', head.Flags.Names()).ShouldBe(flags == "-" ? "" : flags);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no stamp at all")]
    [InlineData("2026-13-20 11:00:00 a month that is none")]
    [InlineData("2026-02-29 11:00:00 a day that is none")]
    [InlineData("2026-11-20 24:00:00 an hour that is none")]
    [InlineData("2026-11-20 11:60:00 a minute that is none")]
    [InlineData("2026-11-20 a date alone")]
    [InlineData("2026-11-20")]
    [InlineData("0000-00-00 00:00:00 zeros")]
    [InlineData("1234567 a number")]
    [InlineData("9795172400 too far away")]
    [InlineData("order 1795172400 placed")]
    [InlineData("[12345.678901] usb 1-1: x")]
    [InlineData("20261320110000 a month that is none")]
    [InlineData("31/02/2026 11:00:00 a day that is none")]
    [InlineData("20 Nov was the day")]
    [InlineData("May I ask 11:00:00")]
    [InlineData("2026-11-20 11:0 x")]
    [InlineData("12:00 is noon")]
    [InlineData("127.0.0.1:80:80 x")]
    [InlineData("Mon amour")]
    [InlineData("Nov")]
    public void What_is_no_stamp_is_none(string line) => Read(line, out _).ShouldBeFalse();

    [Fact]
    public void Every_beginning_of_every_stamp_is_read_without_a_fault()
    {
        foreach (var line in new[] { "2026-11-20T11:00:00.123+01:00", "[Fri Nov 20 11:00:00.123456 2026]", "<34>Nov 20, 2026 1:02:03 PM", "20/11/2026 11:00:00 PM", "E1120 11:00:00.123456", "20261120T110000.5Z", "1795172400123456789" })
        {
            for (var length = 0; length <= line.Length; length++) Read(line[..length], out _);
        }
    }

    [Theory]
    [InlineData("10.0.0.7 - - [Nov 20 11:00:00] \"GET / HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.7 - - [Feb 29 11:00:00] \"GET / HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.7 - - [11:00:00] \"GET / HTTP/1.1\" 200 5")]
    public void A_stamp_that_needs_the_arrival_is_scored_without_one(string line)
    {
        var shape = new StreamShape(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        foreach (var format in FormatRegistry.Default.All) Should.NotThrow(() => format.Score(Encoding.UTF8.GetBytes(line), shape));
    }

    [Fact]
    public void A_date_that_can_be_read_in_two_ways_is_read_as_its_stream_was_before()
    {
        var shape = new StreamShape(TimeZoneInfo.Utc);
        Read("20/11/2026 11:00:00 x", out _, shape);
        Read("05/11/2026 11:00:00 x", out var head, shape).ShouldBeTrue();
        new DateTime(head.TimeTicks).ShouldBe(new DateTime(2026, 11, 5, 11, 0, 0));
    }

    [Fact]
    public void Stamps_without_zone_are_of_the_streams_zone_also_where_it_changes()
    {
        var shape = new StreamShape(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        string[] lines = ["2026-10-25 01:59:59 x", "2026-10-25 03:00:00 x", "2026-03-29 01:59:59 x", "2026-03-29 03:00:00 x"];
        string[] utc = ["2026-10-24 23:59:59", "2026-10-25 02:00:00", "2026-03-29 00:59:59", "2026-03-29 01:00:00"];
        for (var i = 0; i < lines.Length; i++)
        {
            Read(lines[i], out var head, shape).ShouldBeTrue();
            new DateTime(head.TimeTicks).ShouldBe(DateTime.Parse(utc[i], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void The_place_of_the_stamp_may_move_with_the_words_before_it()
    {
        var shape = new StreamShape(TimeZoneInfo.Utc);
        foreach (var line in new[] { "INFO 2026-11-20 11:00:00 x", "WARNING 2026-11-20 11:00:00 x", "<5>2026-11-20 11:00:00 x", "INFO 2026-11-20 11:00:00 x" })
        {
            Read(line, out var head, shape).ShouldBeTrue(line);
            new DateTime(head.TimeTicks).ShouldBe(new DateTime(2026, 11, 20, 11, 0, 0));
        }
    }

    [Fact]
    public void A_stamp_within_a_later_line_of_a_record_begins_none()
    {
        var shape = new StreamShape(TimeZoneInfo.Utc);
        Read("2026-11-20 11:00:00 x", out _, shape).ShouldBeTrue();
        foreach (var line in new[] { "   at 2026-11-20 11:00:00", "Timeout since 2026-11-20 11:00:00", "12:00:00 was the time", "1795172400 was the number" })
        {
            Read(line, out _, shape).ShouldBeFalse(line);
        }
    }

    private static bool Read(string line, out LineHead head, StreamShape? shape = null)
        => PlainFormat.Instance.TryParseHead(Encoding.UTF8.GetBytes(line), shape ?? new StreamShape(TimeZoneInfo.Utc), Some.Ticks, out head);
}
