using LogMonitor.Core.Filtering;
using LogMonitor.Core.Text;

namespace LogMonitor.Tests.Filtering;

public class FilterTimeTests
{
    [Theory]
    [InlineData("2026-11-20", "2026-11-20T00:00:00Z", "1.00:00:00")]
    [InlineData("2026-11-20T09", "2026-11-20T09:00:00Z", "01:00:00")]
    [InlineData("2026-11-20 09:30", "2026-11-20T09:30:00Z", "00:01:00")]
    [InlineData("2026-11-20T09:30Z", "2026-11-20T09:30:00Z", "00:01:00")]
    [InlineData("2026-11-20T09:30:01,5+05:30", "2026-11-20T04:00:01.5Z", "00:00:00.1")]
    [InlineData("2026-11-20T09:30:01.123456789Z", "2026-11-20T09:30:01.1234567Z", "00:00:00.0000001")]
    [InlineData("NOW", "2026-11-20T12:00:00Z", "0")]
    [InlineData("-1d12h", "2026-11-19T00:00:00Z", "0")]
    [InlineData("now-500ms", "2026-11-20T11:59:59.5Z", "0")]
    public void A_time_is_read_as_people_write_it(string text, string utc, string precision)
    {
        FilterTime.TryParse(text, Filters.Clock, out var time).ShouldBeTrue();
        FilterTime.Format(time.Ticks).ShouldBe(utc);
        new TimeSpan(time.Precision).ShouldBe(TimeSpan.Parse(precision));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("now+5m")]
    [InlineData("-15")]
    [InlineData("-15x")]
    [InlineData("-99999999w")]
    [InlineData("2026-11")]
    [InlineData("2026-11-31")]
    [InlineData("2026-11-20Z")]
    [InlineData("2026-11-20T")]
    [InlineData("2026-11-20T12:00+2")]
    [InlineData("2026-11-20T12:00+99:00")]
    [InlineData("2026-11-20T12:00.5")]
    [InlineData("2026-11-20T12:00:00.")]
    [InlineData("0001-01-01T00:00:00+10:00")]
    [InlineData("1732104000")]
    public void Anything_else_is_no_time(string text) => FilterTime.TryParse(text, Filters.Clock, out _).ShouldBeFalse();

    [Theory]
    [InlineData("250ms", 0.25)]
    [InlineData("90s", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("7d", 604800)]
    [InlineData("2w", 1209600)]
    public void A_duration_is_numbers_with_units(string text, double seconds)
    {
        Durations.TryParse(text, out var ticks).ShouldBeTrue();
        TimeSpan.FromTicks(ticks).TotalSeconds.ShouldBe(seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5y")]
    [InlineData("5m5")]
    [InlineData("1.5h")]
    [InlineData("-5m")]
    [InlineData("9999999999s")]
    [InlineData("999999999w999999999w")]
    public void Anything_else_is_no_duration(string text) => Durations.TryParse(text, out _).ShouldBeFalse();
}
