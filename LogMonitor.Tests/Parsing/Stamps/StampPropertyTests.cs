using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Tests.Parsing.Stamps;

/// <summary>A time that is written and read again is the same, or it is flagged.</summary>
public class StampPropertyTests
{
    private static readonly long First = new DateTime(1998, 1, 1).Ticks / TimeSpan.TicksPerSecond;
    private static readonly long Last = new DateTime(2037, 1, 1).Ticks / TimeSpan.TicksPerSecond;

    // With the distance from UTC or in UTC: nothing is left open.
    private static readonly string[] Whole =
    [
        "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", "yyyy-MM-dd HH:mm:ss,fff zzz", "yyyy/MM/dd HH:mm:ss zzz", "ddd, dd MMM yyyy HH:mm:ss zzz", "dd/MMM/yyyy:HH:mm:ss zzz",
        "dd.MM.yyyy HH:mm:ss zzz", "dd-MMM-yyyy HH:mm:ss.fff zzz", "yyyyMMdd'T'HHmmss.fffzzz", "MMM dd, yyyy h:mm:ss tt zzz", "dddd, MMMM dd, yyyy HH:mm:ss zzz",
    ];

    private static readonly string[] WithoutZone =
    [
        "yyyy-MM-dd HH:mm:ss.fff", "yyyy/MM/dd HH:mm:ss", "ddd MMM dd HH:mm:ss yyyy", "dd.MM.yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy hh:mm:ss tt", "dd-MM-yyyy HH:mm:ss",
        "dd-MMM-yyyy HH:mm:ss.fff", "yyyyMMdd HH:mm:ss", "yyyyMMddHHmmss", "yyMMdd HH:mm:ss", "yy/MM/dd HH:mm:ss", "MMM dd HH:mm:ss", "MM-dd HH:mm:ss.fff", "'I'MMdd HH:mm:ss.ffffff",
        "HH:mm:ss.fff",
    ];

    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca"];

    private static Gen<DateTime> Instants { get; } = Gen.Choose(0, int.MaxValue).Select(part =>
        new DateTime((First + (long)(part / (double)int.MaxValue * (Last - First))) * TimeSpan.TicksPerSecond + part % 1000 * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc));

    [Fact]
    public void What_says_its_zone_is_read_as_it_was_written() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll((from instant in Instants from format in Gen.Elements(Whole) from quarters in Gen.Choose(-48, 56) select (instant, format, quarters)).ToArbitrary(), sample =>
        {
            var written = new DateTimeOffset(sample.instant).ToOffset(TimeSpan.FromMinutes(15 * sample.quarters));
            var head = Read(written.ToString(sample.format, CultureInfo.InvariantCulture), "UTC", Last * TimeSpan.TicksPerSecond);
            head.TimeTicks.ShouldBe(Cut(sample.instant, sample.format).Ticks, sample.ToString());
            head.Flags.ShouldBe(RowFlags.None);
            return true;
        }));

    [Fact]
    public void What_leaves_something_open_is_read_right_or_said_to_be_uncertain() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20_000),
        Prop.ForAll(
            (from instant in Instants from format in Gen.Elements(WithoutZone) from zone in Gen.Elements(Zones) from delay in Gen.Elements(0, 1, 60, 80_000, 3_000_000, 70_000_000) select (instant, format, zone, delay)).ToArbitrary(),
            sample =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(sample.zone);
                var local = TimeZoneInfo.ConvertTimeFromUtc(sample.instant, zone);
                var head = Read(local.ToString(sample.format, CultureInfo.InvariantCulture), sample.zone, sample.instant.Ticks + sample.delay * TimeSpan.TicksPerSecond);
                (head.Flags & RowFlags.NoZone).ShouldBe(RowFlags.NoZone);
                if ((head.Flags & (RowFlags.Uncertain | RowFlags.Future)) == 0) head.TimeTicks.ShouldBe(Cut(sample.instant, sample.format).Ticks, sample.ToString());
                return true;
            }));

    [Fact]
    public void A_stream_in_order_is_read_right_over_every_change_of_the_clock() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll((from seed in Gen.Choose(0, int.MaxValue) from zone in Gen.Elements(Zones) from year in Gen.Choose(2010, 2025) select (seed, zone, year)).ToArbitrary(), sample =>
        {
            var random = new Random(sample.seed);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(sample.zone);
            var parser = Parser(sample.zone);
            for (var time = new DateTime(sample.year, 1, 1, 0, 0, 0, DateTimeKind.Utc); time.Year == sample.year; time = time.AddSeconds(random.Next(1, 20_000)))
            {
                // Around the changes a line every few minutes, as in a service that is at work.
                if (Changes(zone, time)) time = time.AddSeconds(-random.Next(19_000, 20_000));
                for (var end = time.AddHours(6); Changes(zone, time) && time < end; time = time.AddSeconds(random.Next(1, 500))) Same(parser, zone, time);
                Same(parser, zone, time);
            }

            return true;
        }));

    private static bool Changes(TimeZoneInfo zone, DateTime time) => zone.GetUtcOffset(time.AddHours(-3)) != zone.GetUtcOffset(time.AddHours(3));

    private static void Same(StreamParser parser, TimeZoneInfo zone, DateTime time)
    {
        var line = TimeZoneInfo.ConvertTimeFromUtc(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        parser.TryParseHead(Encoding.UTF8.GetBytes(line + " x"), Last * TimeSpan.TicksPerSecond, out var head).ShouldBeTrue();
        if ((head.Flags & RowFlags.Uncertain) == 0) head.TimeTicks.ShouldBe(time.Ticks, $"{line} {zone.Id}");
    }

    private static RecordHead Read(string stamp, string zone, long arrivalTicks)
    {
        Parser(zone).TryParseHead(Encoding.UTF8.GetBytes(stamp + " x"), arrivalTicks, out var head).ShouldBeTrue(stamp);
        return head;
    }

    private static StreamParser Parser(string zone)
        => new(FormatRegistry.Default, new ParserOptions { Format = "plain", Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) });

    // What the format writes of a second.
    private static DateTime Cut(DateTime time, string format) => format.Contains('f', StringComparison.Ordinal) ? time : time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
