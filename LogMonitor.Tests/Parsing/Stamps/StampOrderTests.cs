using System.Globalization;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Stamps;

/// <summary>What a stamp leaves open is settled by the lines before it and by the arrival, or flagged.</summary>
public class StampOrderTests
{
    private const string Spring = "2026-03-29 12:00";
    private const string Autumn = "2026-10-25 12:00";

    [Fact]
    public void The_hour_that_comes_twice_is_told_by_the_order_of_the_lines()
        => Read("Europe/Berlin", Autumn, "2026-10-25 01:55:00", "2026-10-25 02:00:00", "2026-10-25 02:08:00", "2026-10-25 02:00:01", "2026-10-25 02:00:00.9", "2026-10-25 02:09:59", "2026-10-25 03:00:00")
            .ShouldBe(["10-24 23:55:00", "10-25 00:00:00", "10-25 00:08:00", "10-25 01:00:01", "10-25 01:00:00", "10-25 01:09:59", "10-25 02:00:00"]);

    [Fact]
    public void In_the_hour_that_comes_twice_a_line_long_after_the_last_one_is_flagged()
        => Read("Europe/Berlin", Autumn, "2026-10-25 01:55:00", "2026-10-25 02:50:00", "2026-10-25 02:49:59", "2026-10-25 02:10:00", "2026-10-25 02:11:00")
            .ShouldBe(["10-24 23:55:00", "10-25 00:50:00?", "10-25 00:49:59?", "10-25 01:10:00", "10-25 01:11:00"]);

    [Fact]
    public void In_the_hour_that_comes_twice_a_line_that_was_just_written_is_certain()
    {
        Read("Europe/Berlin", "2026-10-25 00:30", "2026-10-25 02:30:00").ShouldBe(["10-25 00:30:00"]);
        Read("Europe/Berlin", "2026-10-25 01:30", "2026-10-25 02:30:00").ShouldBe(["10-25 01:30:00"]);
        Read("Europe/Berlin", "2026-10-25 01:30", "Oct 25 02:30:00 host app: x").ShouldBe(["10-25 01:30:00"]);
    }

    [Fact]
    public void In_the_hour_that_comes_twice_a_line_alone_is_flagged()
    {
        Read("Europe/Berlin", Autumn, "2026-10-25 02:30:00", "2026-10-25 02:31:00").ShouldBe(["10-25 00:30:00?", "10-25 00:31:00?"]);
        Read("Europe/Berlin", Autumn, "2026-10-24 18:00:00", "2026-10-25 02:30:00").ShouldBe(["10-24 16:00:00", "10-25 00:30:00?"]);
        Read("Europe/Berlin", Autumn, "Oct 25 02:30:00 host app: x").ShouldBe(["10-25 00:30:00?"]);
        Read("Europe/Berlin", "2015-10-26 12:00", "15/10/25 02:30:00 x").ShouldBe(["10-25 00:30:00?"]);
    }

    [Fact]
    public void The_hour_that_a_zone_skips_is_read_by_the_clock_before_and_flagged()
        => Read("Europe/Berlin", Spring, "2026-03-29 01:59:59", "2026-03-29 02:30:00", "2026-03-29 03:30:00").ShouldBe(["03-29 00:59:59", "03-29 01:30:00?", "03-29 01:30:00"]);

    [Fact]
    public void Zones_that_put_their_clocks_back_by_half_an_hour_are_told_as_well()
        => Read("Australia/Lord_Howe", "2026-04-05 12:00", "2026-04-05 01:59:00", "2026-04-05 01:31:00", "2026-04-05 02:01:00").ShouldBe(["04-04 14:59:00?", "04-04 15:01:00", "04-04 15:31:00"]);

    [Fact]
    public void A_date_without_year_turns_it_with_the_lines()
        => Read("UTC", "2026-01-01 00:00:05", "Dec 31 23:59:58 h a: x", "Dec 31 23:59:59 h a: x", "Jan  1 00:00:00 h a: x", "Jan  1 00:00:01 h a: x").ShouldBe(["12-31 23:59:58", "12-31 23:59:59", "01-01 00:00:00", "01-01 00:00:01"]);

    [Fact]
    public void A_date_without_year_in_an_old_file_turns_it_with_the_months_and_is_flagged()
        => Years("2026-11-20 12:00", "Nov 28 10:00:00 h a: x", "Dec 31 10:00:00 h a: x", "Jan  1 10:00:00 h a: x", "Feb 28 10:00:00 h a: x").ShouldBe(["2025?", "2025?", "2026?", "2026?"]);

    [Fact]
    public void A_29_February_belongs_to_the_last_leap_year()
        => Years("2026-03-01 12:00", "Feb 29 10:00:00 h a: x").ShouldBe(["2024?"]);

    [Fact]
    public void A_line_that_follows_a_certain_one_is_of_its_year_though_it_is_late()
        => Years("2026-11-20 12:00", "2025-11-21 12:30:00 x", "Nov 21 12:29:30 h a: x", "Nov 21 12:30:30 h a: x").ShouldBe(["2025", "2025", "2025"]);

    [Fact]
    public void A_time_alone_turns_its_day_at_midnight()
        => Read("UTC", "2026-11-20 00:00:05", "23:59:59 x", "00:00:00 x", "00:00:01 x").ShouldBe(["11-19 23:59:59", "11-20 00:00:00", "11-20 00:00:01"]);

    [Fact]
    public void One_date_that_can_be_read_in_one_way_only_tells_the_order_of_all_that_follow()
        => Read("UTC", "2026-11-20 12:00", "05/04/2026 10:00:00 x", "13/04/2026 10:00:00 x", "05/05/2026 10:00:00 x", "06/05/2026 10:00:00 x").ShouldBe(["05-04 10:00:00?", "04-13 10:00:00", "05-05 10:00:00", "05-06 10:00:00"]);

    [Fact]
    public void Two_dates_that_follow_each_other_tell_their_order()
    {
        Read("UTC", "2026-11-20 12:00", "05/04/2026 23:59:00 x", "06/04/2026 00:01:00 x", "07/04/2026 00:01:00 x").ShouldBe(["05-04 23:59:00?", "04-06 00:01:00", "04-07 00:01:00"]);
        Read("UTC", "2026-11-20 12:00", "05-04-2026 23:59:00 x", "05-05-2026 00:01:00 x", "05-06-2026 00:01:00 x").ShouldBe(["04-05 23:59:00?", "05-05 00:01:00", "05-06 00:01:00"]);
        Read("UTC", "2026-11-20 12:00", "05-04-2026 23:59:00 x", "05-06-2026 00:01:00 x", "05-07-2026 00:01:00 x").ShouldBe(["04-05 23:59:00?", "05-06 00:01:00", "05-07 00:01:00"]);
    }

    [Fact]
    public void A_date_that_was_just_written_tells_the_order()
        => Read("UTC", "2026-04-05 10:00:01", "05/04/2026 10:00:00 x", "06/04/2026 10:00:00 x").ShouldBe(["04-05 10:00:00", "04-06 10:00:00"]);

    [Fact]
    public void The_order_is_taken_up_after_a_restart()
    {
        var parser = Parser("UTC");
        parser.Resume("plain", stamped: true, default, new DateTime(2026, 4, 5, 10, 0, 0).Ticks);
        Read(parser, "2026-11-20 12:00", "05/04/2026 10:00:01 x", "06/04/2026 10:00:00 x").ShouldBe(["04-05 10:00:01?", "04-06 10:00:00"]);
    }

    [Fact]
    public void An_abbreviation_of_two_zones_means_the_sources_where_that_is_one_of_them()
    {
        Read("Asia/Shanghai", "2026-11-20 12:00", "2026-11-18 08:00:00 CST x").ShouldBe(["11-18 00:00:00"]);
        Read("America/Chicago", "2026-11-20 12:00", "2026-11-18 08:00:00 CST x").ShouldBe(["11-18 14:00:00"]);
    }

    [Fact]
    public void A_line_that_was_just_written_tells_more_than_the_guess_before_it()
        => Read("UTC", "2026-11-20 12:00", "2026-11-20 13:45:00 IST x", "2026-11-20 13:53:00 IST x").ShouldBe(["11-20 08:15:00?", "11-20 11:53:00"]);

    [Fact]
    public void A_line_that_is_read_twice_means_the_same_both_times()
    {
        var once = Read("Europe/Berlin", Autumn, "2026-10-25 02:10:00", "2026-10-25 02:50:00", "2026-10-25 02:05:00", "2026-10-25 02:06:00");
        var parser = Parser("Europe/Berlin");
        foreach (var line in new[] { "2026-10-25 02:10:00", "2026-10-25 02:50:00", "2026-10-25 02:05:00", "2026-10-25 02:06:00" }) parser.TryReadHead(Encoding.UTF8.GetBytes(line), Some.Ticks, out _);
        Read(parser, Autumn, "2026-10-25 02:10:00", "2026-10-25 02:50:00", "2026-10-25 02:05:00", "2026-10-25 02:06:00").ShouldBe(once);
    }

    private static StreamParser Parser(string zone)
        => new(FormatRegistry.Default, new ParserOptions { Format = "plain", Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) });

    // Month, day and time in UTC, with a question mark when it is uncertain.
    private static string[] Read(string zone, string arrival, params string[] lines) => Read(Parser(zone), arrival, lines);

    private static string[] Read(StreamParser parser, string arrival, params string[] lines) => Heads(parser, arrival, lines, "MM-dd HH:mm:ss");

    private static string[] Years(string arrival, params string[] lines) => Heads(Parser("UTC"), arrival, lines, "yyyy");

    private static string[] Heads(StreamParser parser, string arrival, string[] lines, string format)
    {
        var ticks = DateTime.Parse(arrival, CultureInfo.InvariantCulture).Ticks;
        return [.. lines.Select(line =>
        {
            parser.TryParseHead(Encoding.UTF8.GetBytes(line), ticks, out var head).ShouldBeTrue(line);
            return new DateTime(head.TimeTicks).ToString(format, CultureInfo.InvariantCulture) + (head.Flags.HasFlag(RowFlags.Uncertain) ? "?" : "");
        })];
    }
}
