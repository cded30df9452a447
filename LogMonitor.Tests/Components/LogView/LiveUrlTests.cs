using LogMonitor.Tests.Support;
using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Tests.Components.LogView;

public sealed class LiveUrlTests
{
    [Theory]
    [InlineData(null, null, null, "/", "last 15 min")]
    [InlineData("", "-15m", null, "/", "last 15 min")]
    [InlineData("level>=error", null, null, "/?q=level%3E%3Derror", "last 15 min")]
    [InlineData(null, "-1h", "now", "/?from=-1h", "last 1 h")]
    [InlineData(null, "-7d", null, "/?from=-7d", "last 7 days")]
    [InlineData(null, "all", null, "/?from=all", "all time")]
    [InlineData(null, "2026-11-20T12:00:00Z", "2026-11-20T12:15:00Z", "/?from=2026-11-20T12%3A00%3A00Z&to=2026-11-20T12%3A15%3A00Z", "2026-11-20 12:00:00 – 12:15:00")]
    [InlineData(null, "2026-11-20T13:00:00+01:00", null, "/?from=2026-11-20T12%3A00%3A00Z", "since 2026-11-20 12:00:00")]
    [InlineData(null, "nonsense", "rubbish", "/", "last 15 min")]
    public void The_url_is_the_state(string? q, string? from, string? to, string written, string label)
    {
        var url = LiveUrl.Read(q, from, to, null);

        url.ToString().ShouldBe(written);
        url.Range.Label.ShouldBe(label);
    }

    [Fact]
    public void A_record_in_the_url_is_kept()
        => LiveUrl.Read("x", "all", null, "42").ToString().ShouldBe("/?q=x&from=all&at=42");

    [Fact]
    public void A_relative_range_moves_with_the_clock()
    {
        var now = new DateTimeOffset(Some.Ticks, TimeSpan.Zero);

        RangeChoice.Default.From!.Value.Resolve(now).ShouldBe(Some.Ticks - TimeSpan.FromMinutes(15).Ticks);
        RangeChoice.Default.EndsNow.ShouldBeTrue();
        LiveUrl.Read(null, null, "2026-11-20T12:00:00Z", null).Range.EndsNow.ShouldBeFalse();
    }
}
