using AngleSharp.Dom;
using Bunit;
using LogMonitor.Core.Events;
using LogMonitor.Core.Sources;
using LogMonitor.Web.Components.LogView;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Screen = LogMonitor.Web.Components.Pages.Live;

namespace LogMonitor.Tests.Components.Pages;

public sealed class LivePageTests : PageContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Records_are_shown_with_their_service_and_host()
    {
        await CommitAsync((LogLevel.Error, "payment failed"), (LogLevel.Info, "all well"));

        var live = Open("/");

        var lines = Lines(live, 2);
        lines[0].ClassList.ShouldContain("E");
        Text(lines[0].QuerySelector("p")!).ShouldBe("payment failed");
        lines[0].QuerySelectorAll(".label").Select(label => label.TextContent).ShouldBe(["checkout", "web-1"]);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        await CommitAsync((LogLevel.Warn, "<script>alert(1)</script><img src=x onerror=alert(2)> \u202Eevil \u001b[31mred\u001b[0m"));

        var live = Open("/?q=alert");

        var line = Lines(live, 1)[0];
        line.QuerySelectorAll("script, img").ShouldBeEmpty();
        Text(line.QuerySelector("p")!).ShouldBe("<script>alert(1)</script><img src=x onerror=alert(2)> U+202Eevil red");
        line.QuerySelector(".chip")!.TextContent.ShouldBe("U+202E");
        line.QuerySelector(".af1")!.TextContent.ShouldBe("red");
        line.QuerySelectorAll("mark").Select(mark => mark.TextContent).ShouldBe(["alert", "alert"]);
        line.QuerySelector("button.time")!.Click();
        live.WaitForElement(".stack", Patience);
        live.FindAll("script, img").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stack_trace_is_folded_until_its_record_is_opened()
    {
        await CommitAsync((LogLevel.Error, "order 7 failed\nSystem.TimeoutException: slow\n   at Shop.Pay()\n   at System.A()\n   at System.B()"));

        var live = Open("/");

        Text(Lines(live, 1)[0].QuerySelector(".fold")!).ShouldBe("▸ TimeoutException, 4 lines");
        live.Find("button.time").Click();
        live.WaitForElement(".stack", Patience);
        live.FindAll(".fold").ShouldBeEmpty();
        live.Find(".stack .own").TextContent.ShouldBe("   at Shop.Pay()");
        live.Find(".stack .frames").TextContent.Trim().ShouldBe("… 2 frames of the framework");
        live.Find(".stack .frames").Click();
        live.WaitForAssertion(() => live.FindAll(".stack > div").Count.ShouldBe(5), Patience);
    }

    [Fact]
    public async Task Opening_a_record_pauses_and_the_pill_counts_and_resumes()
    {
        await CommitAsync((LogLevel.Info, "first"));
        var live = Open("/");
        Lines(live, 1);

        live.Find("button.time").Click();
        live.WaitForAssertion(() => Text(live.Find(".pill")).ShouldBe("↓ paused"), Patience);
        await CommitAsync((LogLevel.Info, "second"), (LogLevel.Info, "third"));

        live.WaitForAssertion(() => Text(live.Find(".pill")).ShouldBe("↓ 2 new, paused"), Patience);
        live.FindAll(".row").Count.ShouldBe(1);
        live.Find(".pill").Click();
        Lines(live, 3);
        live.FindAll(".pill").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_space_key_pauses_and_follows_again()
    {
        await CommitAsync((LogLevel.Info, "first"));
        var live = Open("/");
        Lines(live, 1);

        await live.InvokeAsync(() => live.Instance.OnKeyAsync(" ", shift: false));
        live.WaitForAssertion(() => live.Find("button.live").GetAttribute("aria-pressed").ShouldBe("false"), Patience);
        await live.InvokeAsync(() => live.Instance.OnKeyAsync(" ", shift: false));
        live.WaitForAssertion(() => live.Find("button.live").GetAttribute("aria-pressed").ShouldBe("true"), Patience);
    }

    [Fact]
    public async Task Counts_are_exact_while_records_come()
    {
        await CommitAsync((LogLevel.Error, "bad"), (LogLevel.Warn, "hm"));
        var live = Open("/");
        Totals(live, "1 error", "1 warning", "2 records");

        await CommitAsync((LogLevel.Error, "worse"), (LogLevel.Info, "fine"));

        Totals(live, "2 errors", "1 warning", "4 records");
    }

    [Fact]
    public async Task A_flood_is_sampled_and_its_gap_can_be_shown()
    {
        await CommitAsync((LogLevel.Info, "before"));
        var live = Open("/");
        Lines(live, 1);

        await CommitAsync([.. Enumerable.Range(0, 300).Select(i => (LogLevel.Info, $"flood {i}"))]);

        live.WaitForElement(".gap", Patience);
        live.FindAll(".row").Count.ShouldBe(1 + LiveViewModel.BurstRows);
        Text(live.Find(".gap")).ShouldBe("200 more records match; every one is counted above. Show them");
        live.Find(".gap button").Click();
        Lines(live, 301);
        live.FindAll(".gap").ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_query_is_explained_under_its_place()
    {
        var live = Open("/");

        live.Find("textarea").Input("timeout level:eror");

        live.WaitForAssertion(() => Text(live.Find(".error .what")).ShouldContain("did you mean 'error'"), Patience);
        live.Find(".error .where").TextContent.ShouldBe("timeout level:eror");
        live.Find(".error u").TextContent.ShouldBe("eror");
        live.Find("textarea").GetAttribute("aria-invalid").ShouldBe("true");
        live.Find("form").Submit();
        Uri.Query.ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_query_in_the_url_shows_no_records_but_says_why()
    {
        var live = Open("/?q=level:eror");

        live.Find(".bad").TextContent.ShouldContain("level:eror");
        live.FindAll(".records").ShouldBeEmpty();
    }

    [Fact]
    public void A_query_that_is_entered_becomes_the_url()
    {
        var live = Open("/?from=-1h");

        live.Find("textarea").Input("service:checkout");
        live.WaitForAssertion(() => live.Find(".colours").TextContent.ShouldBe("service:checkout"), Patience);
        live.Find("form").Submit();

        live.WaitForAssertion(() => Uri.Query.ShouldBe("?q=service%3Acheckout&from=-1h"), Patience);
    }

    [Fact]
    public async Task Where_nothing_matches_it_says_where_the_nearest_match_is()
    {
        await CommitAsync((LogLevel.Info, "here"));

        var live = Open("/?q=here&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z");

        live.WaitForAssertion(() => Text(live.Find(".none")).ShouldContain("The newest match is from"), Patience);
        live.Find(".none a").GetAttribute("href")!.ShouldStartWith("/?q=here&from=20");
    }

    [Fact]
    public async Task Where_nothing_matches_at_all_it_says_what_to_try()
    {
        Status.Rows.Add(new SourceStatus { Source = "files", Name = "/logs/app.log", State = SourceState.Following });
        await CommitAsync((LogLevel.Info, "here"));

        var live = Open("/?q=nowhere");

        live.WaitForAssertion(() => Text(live.Find(".none")).ShouldContain("What to try"), Patience);
    }

    [Fact]
    public void Without_any_source_it_says_how_to_begin()
    {
        var live = Open("/");

        live.WaitForAssertion(() => live.Find("section.welcome code").TextContent.ShouldContain("logmonitor /var/log"), Patience);
    }

    [Fact]
    public async Task A_facet_leads_to_the_query_that_picks_it()
    {
        await CommitAsync((LogLevel.Error, "bad"), (LogLevel.Info, "fine"));

        var live = Open("/?q=level:error");

        live.WaitForAssertion(() => live.FindAll("aside a").Count.ShouldBeGreaterThan(3), Patience);
        var levels = live.FindAll("aside a").Take(2).ToList();
        levels.Select(level => Text(level)).ShouldBe(["error 1", "info 1"]);
        levels[0].ClassList.ShouldContain("on");
        levels[1].GetAttribute("href").ShouldBe("/?q=level%3A%28error%20OR%20info%29");
    }

    private Uri Uri => new(Page.Services.GetRequiredService<NavigationManager>().Uri);

    private IRenderedComponent<Screen> Open(string url)
    {
        Page.Services.GetRequiredService<NavigationManager>().NavigateTo(url);
        return Page.Render<Screen>();
    }

    private static IReadOnlyList<IElement> Lines(IRenderedComponent<Screen> live, int count)
    {
        live.WaitForAssertion(() => live.FindAll(".row").Count.ShouldBe(count), Patience);
        return live.FindAll(".row");
    }

    private static void Totals(IRenderedComponent<Screen> live, params string[] expected)
        => live.WaitForAssertion(() => live.FindAll(".totals a").Select(total => Text(total)).ShouldBe(expected), Patience);

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
