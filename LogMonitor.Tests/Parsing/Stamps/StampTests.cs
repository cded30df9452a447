using System.Globalization;
using System.Text;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Stamps;

public class StampTests
{
    // The arrival is 2026-11-20 12:00 UTC.
    [Theory]
    [InlineData("2026-11-20T11:00:00Z x", "2026-11-20 11:00:00")]
    [InlineData("2026-11-20T11:00:00.1234567Z x", "2026-11-20 11:00:00.1234567")]
    [InlineData("2026-11-20T11:00:00.123456789Z x", "2026-11-20 11:00:00.1234567")]
    [InlineData("2026-11-20t11:00:00z x", "2026-11-20 11:00:00")]
    [InlineData("2026-11-20T11:00:00+01:00 x", "2026-11-20 10:00:00")]
    [InlineData("2026-11-20T11:00:00-0530 x", "2026-11-20 16:30:00")]
    [InlineData("2026-11-20T11:00:00+01 x", "2026-11-20 10:00:00")]
    [InlineData("2026-11-20 11:00:00.123 +00:00 [INF] x", "2026-11-20 11:00:00.123")]
    [InlineData("2026-11-20 11:00:00,123 INFO x", "2026-11-20 11:00:00.123", true)]
    [InlineData("2026-11-20 11:00:00,123 - 5 tasks", "2026-11-20 11:00:00.123", true)]
    [InlineData("2026-11-20 11:00:00 -5 degrees", "2026-11-20 11:00:00", true)]
    [InlineData("2026-11-20 11:00:00, then", "2026-11-20 11:00:00", true)]
    [InlineData("2026-11-20 11:00:00:123 x", "2026-11-20 11:00:00.123", true)]
    [InlineData("2026-11-20 11:00:00 UTC [7] LOG:  x", "2026-11-20 11:00:00")]
    [InlineData("2026-11-20 11:00:00 PST x", "2026-11-20 19:00:00")]
    [InlineData("2026-11-20 11:00:00 ZZZ x", "2026-11-20 11:00:00", true)]
    [InlineData("2026/11/20 11:00:00 [error] 12#0: x", "2026-11-20 11:00:00", true)]
    [InlineData("[2026-11-20 11:00:00] x", "2026-11-20 11:00:00", true)]
    [InlineData("[INFO] 2026-11-20 11:00:00 x", "2026-11-20 11:00:00", true)]
    [InlineData("INFO: 2026-11-20 11:00:00 x", "2026-11-20 11:00:00", true)]
    [InlineData("I, [2026-11-20T11:00:00.123456 #42]  INFO -- : x", "2026-11-20 11:00:00.123456", true)]
    [InlineData("<34>1 2026-11-20T11:00:00.003Z host app 7 ID47 - x", "2026-11-20 11:00:00.003")]
    [InlineData("<34>Nov 20 11:00:00 host app: x", "2026-11-20 11:00:00", true)]
    [InlineData("Nov 20 11:00:00 host app[7]: x", "2026-11-20 11:00:00", true)]
    [InlineData("Nov  3 11:00:00 host app[7]: x", "2026-11-03 11:00:00", true)]
    [InlineData("Nov 21 11:59:00 host app: a clock ahead", "2026-11-21 11:59:00", true)]
    [InlineData("Nov 21 12:01:00 host app: last year", "2025-11-21 12:01:00", true)]
    [InlineData("Dec 31 23:59:59 host app: last year", "2025-12-31 23:59:59", true)]
    [InlineData("Feb 29 11:00:00 host app: the last leap year", "2024-02-29 11:00:00", true)]
    [InlineData("Nov 20 11:00:00.123456 host app: x", "2026-11-20 11:00:00.123456", true)]
    [InlineData("Nov 20, 2025 1:02:03 PM com.shop.Pay run", "2025-11-20 13:02:03", true)]
    [InlineData("Nov 20 2025 11:00:00 x", "2025-11-20 11:00:00", true)]
    [InlineData("[Sun Dec 04 04:47:44 2005] [notice] x", "2005-12-04 04:47:44", true)]
    [InlineData("[Fri Nov 20 11:00:00.123456 2026] [core:error] [pid 7] x", "2026-11-20 11:00:00.123456", true)]
    [InlineData("Fri Nov 20 11:00:00 UTC 2026 x", "2026-11-20 11:00:00")]
    [InlineData("Sun Dec  4 04:47:44 2005 x", "2005-12-04 04:47:44", true)]
    [InlineData("10.0.0.7 - - [20/Nov/2026:11:00:00 +0100] \"GET / HTTP/1.1\" 200 5", "2026-11-20 10:00:00")]
    [InlineData("Fri, 20 Nov 2026 11:00:00 GMT x", "2026-11-20 11:00:00")]
    [InlineData("20 Nov 2026 11:00:00.123 x", "2026-11-20 11:00:00.123", true)]
    [InlineData("1:M 20 Nov 2026 11:00:00.123 * Ready", "2026-11-20 11:00:00.123", true)]
    [InlineData("20-Nov-2026 11:00:00 x", "2026-11-20 11:00:00", true)]
    [InlineData("17/06/09 20:10:40 INFO x", "2017-06-09 20:10:40", true)]
    [InlineData("081109 203615 148 INFO x", "2008-11-09 20:36:15", true)]
    [InlineData("20261120T110000.5Z x", "2026-11-20 11:00:00.5")]
    [InlineData("20261120 11:00:00 x", "2026-11-20 11:00:00", true)]
    [InlineData("03-17 16:13:38.811  1702  2395 D x", "2026-03-17 16:13:38.811", true)]
    [InlineData("12-24 16:13:38.811  1702  2395 D x", "2025-12-24 16:13:38.811", true)]
    [InlineData("11/19/2026 1:00:00 PM x", "2026-11-19 13:00:00", true)]
    [InlineData("11/19/2026 12:00:00 AM x", "2026-11-19 00:00:00", true)]
    [InlineData("20/11/2026 11:00:00 x", "2026-11-20 11:00:00", true)]
    [InlineData("05.11.2026 11:00:00 x", "2026-11-05 11:00:00", true)]
    [InlineData("1795172400 x", "2026-11-20 11:00:00")]
    [InlineData("1795172400.25 x", "2026-11-20 11:00:00.25")]
    [InlineData("1795172400123 x", "2026-11-20 11:00:00.123")]
    [InlineData("1795172400123456 x", "2026-11-20 11:00:00.123456")]
    [InlineData("1795172400123456789 x", "2026-11-20 11:00:00.1234567")]
    [InlineData("[1795172400] x", "2026-11-20 11:00:00")]
    [InlineData("E1120 11:00:00.123456    7 pay.go:12] x", "2026-11-20 11:00:00.123456", true)]
    [InlineData("[11:00:00 INF] x", "2026-11-20 11:00:00", true)]
    [InlineData("11:00:00.123 [main] INFO x", "2026-11-20 11:00:00.123", true)]
    [InlineData("23:00:00.123 yesterday", "2026-11-19 23:00:00.123", true)]
    public void Every_usual_stamp_is_read(string line, string utc, bool withoutZone = false)
    {
        var expected = DateTime.Parse(utc, CultureInfo.InvariantCulture);
        Read(line, out var head).ShouldBeTrue();
        new DateTime(head.TimeTicks).ShouldBe(expected);
        head.HasZone.ShouldBe(!withoutZone);
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
