using Bunit;
using LogMonitor.Core.Sources;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Components.Alerts;
using AlertsScreen = LogMonitor.Web.Components.Pages.Alerts;
using SourcesScreen = LogMonitor.Web.Components.Pages.Sources;

namespace LogMonitor.Tests.Components.Pages;

public sealed class StatusPagesTests : PageContext
{
    [Fact]
    public void Without_rules_the_alerts_page_shows_how_to_write_one()
        => Page.Render<AlertsScreen>().Find("pre").TextContent.ShouldContain("when: count > 100 in 1m");

    [Fact]
    public void While_nothing_fires_it_says_so()
    {
        Status.Snapshot = new AlertsSnapshot([Rule(AlertState.Inactive)], [], []);

        var page = Page.Render<AlertsScreen>();

        page.Find(".calm").TextContent.ShouldBe("Nothing fires. 1 rule watches the log.");
        page.FindAll("article").ShouldBeEmpty();
        page.Find(".state.off").TextContent.ShouldBe("quiet");
    }

    [Fact]
    public void An_alert_that_fires_tells_value_and_threshold_and_leads_to_its_records()
    {
        Status.Snapshot = new AlertsSnapshot(
            [Rule(AlertState.Firing)],
            [new AlertRow("Checkout errors", "web-2", AlertState.Firing, "critical", "371 in 1 min", "> 100", Some.Ticks, "", "service:checkout")],
            [new TransitionRow(Some.Ticks, "Checkout errors", "web-2", AlertState.Firing, "371 in 1 min", "oncall: sent", "service:checkout")]);

        var page = Page.Render<AlertsScreen>();

        var alert = page.Find("article");
        alert.ClassList.ShouldContain("err");
        alert.QuerySelector("h2")!.TextContent.ShouldContain("Checkout errors on web-2");
        alert.QuerySelector("p")!.TextContent.ShouldContain("371 in 1 min against > 100");
        alert.QuerySelector("a")!.GetAttribute("href").ShouldBe("/?q=service%3Acheckout&from=2026-11-20T11%3A50%3A00Z&to=2026-11-20T12%3A10%3A00Z");
        page.Markup.ShouldContain("oncall: sent");
    }

    [Fact]
    public void A_rule_that_cannot_run_says_why()
    {
        Status.Snapshot = new AlertsSnapshot([Rule(AlertState.Inactive) with { Problem = "unknown level 'eror'" }], [], []);

        Page.Render<AlertsScreen>().Find(".problem").TextContent.ShouldBe("unknown level 'eror'");
    }

    [Fact]
    public void Without_sources_the_page_says_how_to_begin()
        => Page.Render<SourcesScreen>().FindAll("code").Select(code => code.TextContent).ShouldContain("logmonitor --demo");

    [Theory]
    [InlineData(SourceState.Following, "following", "ok")]
    [InlineData(SourceState.CatchingUp, "catching up", "warn")]
    [InlineData(SourceState.Paused, "paused", "warn")]
    [InlineData(SourceState.Draining, "draining", "off")]
    [InlineData(SourceState.Ended, "ended", "off")]
    [InlineData(SourceState.Failing, "in trouble", "err")]
    public void A_source_tells_its_state(SourceState state, string words, string css)
    {
        Status.Rows.Add(Source() with { State = state });

        var badge = Page.Render<SourcesScreen>().Find(".state");

        badge.TextContent.ShouldBe(words);
        badge.ClassList.ShouldContain(css);
    }

    [Fact]
    public void A_source_tells_how_far_behind_it_is_and_what_is_wrong()
    {
        Status.Rows.Add(Source() with { State = SourceState.Failing, Error = "Permission denied: chmod o+r", FormatFit = 0.972, Format = "clef" });

        var page = Page.Render<SourcesScreen>();

        page.Find(".problem").TextContent.ShouldBe("Permission denied: chmod o+r.");
        page.Find(".advice").TextContent.ShouldContain("It is tried again all the time");
        page.Find(".fit").TextContent.ShouldContain("97.2");
        page.Markup.ShouldContain("118 MB of 498 MB");
        page.Markup.ShouldContain("380 MB, 1 min 33 s");
        page.Find(".sum").TextContent.ShouldContain("1 needs a look");
    }

    private static RuleRow Rule(AlertState state) => new("Checkout errors", "service:checkout level>=error", "count > 100 in 1m", "critical", state, 1);

    private static SourceStatus Source() => new()
    {
        Source = "files",
        Service = "catalog",
        Name = "/logs/catalog.log",
        State = SourceState.CatchingUp,
        StreamId = 3,
        Position = 118_000_000,
        Size = 498_000_000,
        LagSeconds = 93,
    };
}
