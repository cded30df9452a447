using Bunit;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SourcesScreen = LogMonitor.Web.Components.Pages.Sources;

namespace LogMonitor.Tests.Components.Pages;

public sealed class SourcesPageTests : PageContext
{
    private const string Name = "/logs/app.log";

    [Fact]
    public void The_panel_of_one_source_shows_why_its_format_was_chosen_and_what_does_not_fit()
    {
        Status.Rows.Add(Source() with
        {
            Format = "json",
            FormatFit = 0.98,
            MisfitExamples = ["<script>alert(1)</script>"],
            Proof = new FormatProof("json", new DateTimeOffset(Some.Ticks, TimeSpan.Zero), false, 100, 98, []) { RunnerUp = new FormatFit("logfmt", 61) },
            Rotations = 2,
        });
        Status.Rows.Add(Source() with { Name = "/logs/other.log", StreamId = null });

        var page = Open(Name);

        var panel = page.FindAll(".panel").ShouldHaveSingleItem();
        panel.TextContent.ShouldContain("98.0% of 100 lines since 2026-11-20 12:00:00 UTC fit it.");
        panel.TextContent.ShouldContain("learned from its lines");
        panel.TextContent.ShouldContain("Next best: logfmt (61 of 100).");
        page.Find(".misfits").TextContent.Trim().ShouldBe("<script>alert(1)</script>");
        page.FindAll("script").ShouldBeEmpty();
        page.Find("h2 a").GetAttribute("aria-expanded").ShouldBe("true");
        page.FindAll("h2 a")[1].GetAttribute("href").ShouldBe("/sources?open=%2Flogs%2Fother.log");
    }

    [Fact]
    public async Task What_a_format_would_make_of_the_last_records_is_shown_before_it_is_chosen()
    {
        await CommitAsync((LogLevel.Info, """{"level":"error","msg":"failed","user":"ann"}"""));
        Status.Rows.Add(Source());
        var page = Open(Name);
        page.WaitForAssertion(() => page.Find("li .level").TextContent.ShouldBe("unknown"));

        await page.Find("select").ChangeAsync(new ChangeEventArgs { Value = "json" });

        page.WaitForAssertion(() => page.Find("li .level").TextContent.ShouldBe("error"));
        page.Find("li .message").TextContent.ShouldBe("failed");
        page.Find("li .fields").TextContent.ShouldContain("ann");
        Log.Store.Catalog.Find(1)!.Reading.ShouldBe(StreamReading.Learned);

        await page.Find("form").SubmitAsync();

        Log.Store.Catalog.Find(1)!.Reading.Format!.Name.ShouldBe("json");
        page.FindAll("button[type=button]").ShouldBeEmpty();
        await Eventually.TrueAsync(() => Log.Search().Records[0].Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_zone_that_does_not_exist_is_refused_with_a_suggestion()
    {
        await CommitAsync((LogLevel.Info, "hello"));
        Status.Rows.Add(Source());
        var page = Open(Name);

        await page.Find("input[list]").ChangeAsync(new ChangeEventArgs { Value = "Berlin" });

        page.WaitForAssertion(() => page.Find(".refusal").TextContent.ShouldBe("There is no time zone 'Berlin' here; did you mean 'Europe/Berlin'?"));
        await page.Find("form").SubmitAsync();
        Log.Store.Catalog.Find(1)!.Reading.ShouldBe(StreamReading.Learned);
    }

    [Fact]
    public async Task What_the_configuration_decides_cannot_be_chosen()
    {
        await CommitAsync((LogLevel.Info, "hello"));
        var stream = Log.Store.Catalog.Find(1)!;
        Log.Store.Catalog.Open(new StreamDescriptor(stream.Key, stream.Labels, new StreamReading { Format = FormatRegistry.Default.TryGet("json"), FormatFrom = ReadingOrigin.Configured }));
        Status.Rows.Add(Source());

        var page = Open(Name);

        page.Find("select").HasAttribute("disabled").ShouldBeTrue();
        page.Find("input[list]").HasAttribute("disabled").ShouldBeFalse();
        page.Find(".panel").TextContent.ShouldContain("The configuration decides the format");
    }

    [Fact]
    public void What_needs_a_look_stands_first_and_many_sources_can_be_searched()
    {
        for (var i = 0; i < 20; i++) Status.Rows.Add(Source() with { Name = $"/logs/{i}.log", StreamId = null });
        Status.Rows.Add(Source() with { Name = "/logs/broken.log", StreamId = null, State = SourceState.Failing, Error = "Permission denied" });

        var page = Open(null);

        page.FindAll(".file")[0].TextContent.ShouldBe("/logs/broken.log");
        page.Find("input[type=search]").Input("7.log");
        page.FindAll(".file").Select(file => file.TextContent).ShouldBe(["/logs/7.log", "/logs/17.log"]);
    }

    private IRenderedComponent<SourcesScreen> Open(string? source)
    {
        Page.Services.GetRequiredService<NavigationManager>().NavigateTo(source is null ? "/sources" : "/sources?open=" + Uri.EscapeDataString(source));
        return Page.Render<SourcesScreen>();
    }

    private static SourceStatus Source() => new() { Source = "files", Service = "checkout", Name = Name, State = SourceState.Following, StreamId = 1 };
}
