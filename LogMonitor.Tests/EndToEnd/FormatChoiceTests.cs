using Deque.AxeCore.Playwright;
using LogMonitor.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>A source's format is chosen in the browser, by keyboard and with a preview; fields, levels and times of its history change.</summary>
[Collection(ProgramCollection.Name)]
public sealed class FormatChoiceTests(Browser browser) : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllLinesAsync(_directory.File("app.log"), Enumerable.Range(0, 20).Select(i => $"2026-11-20 10:00:{i:00} INFO order placed user=u{i}"));
        await File.WriteAllLinesAsync(_directory.File("web.json"), Enumerable.Range(0, 20).Select(i => $$"""{"time":"2026-11-20T11:00:{{i:00}}Z","level":"info","msg":"asked","user":"u{{i}}"}"""));
        _server = await RunningServer.StartAsync(_directory.Path, null, "*.log", "*.json", "--data", "data");
        await Eventually.TrueAsync(async () => (await _server.Http.JsonAsync("api/v1/events?limit=0")).Number("matched") == 40);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task A_zone_is_tried_on_the_last_records_and_then_moves_history(int width, ColorScheme scheme)
    {
        await using var page = await browser.OpenAsync(_server.Address, new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        await page.GoAsync("/sources");
        await page.Page.Locator("article h2 a").First.PressAsync("Enter");
        var last = page.Page.Locator(".chooser ~ ul li").Last;
        await Expect(last).ToContainTextAsync("2026-11-20 10:00:19");

        var zone = page.Page.Locator("input[list=zones]");
        await zone.FillAsync("Europe/Berlin");
        await zone.PressAsync("Tab");
        await Expect(last).ToContainTextAsync("2026-11-20 09:00:19");
        (await HistoryAsync("10:00:00", "10:00:20")).ShouldBe(20);
        (await page.Page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help}").ShouldBeEmpty();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, "The page scrolls sideways.");
        await page.SaveAsync($"source-{scheme}-{width}".ToLowerInvariant());

        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Read it so" }).PressAsync("Enter");

        await Eventually.TrueAsync(async () => await HistoryAsync("09:00:00", "09:00:20") == 20);
        await Expect(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Leave it" })).ToHaveCountAsync(0);
        await page.IsCleanAsync();
    }

    [Fact]
    public async Task A_format_changes_the_fields_of_records_that_are_there_already()
    {
        await using var page = await browser.OpenAsync(_server.Address);
        await page.GoAsync("/sources?open=" + Uri.EscapeDataString(_directory.File("web.json")));
        await Expect(page.Page.Locator(".chooser ~ ul .fields").Last).ToContainTextAsync("u19");

        await page.Page.Locator(".chooser select").SelectOptionAsync("plain");
        await Expect(page.Page.Locator(".chooser ~ ul .fields")).ToHaveCountAsync(0);
        (await UserAsync()).ShouldBe(1, "A preview changes nothing.");
        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Read it so" }).ClickAsync();

        await Eventually.TrueAsync(async () => await UserAsync() == 0);
        await Expect(page.Page.Locator(".panel")).ToContainTextAsync("as somebody chose here");
        await page.IsCleanAsync();
    }

    private async Task<long> HistoryAsync(string from, string to)
        => (await _server.Http.JsonAsync($"api/v1/events?from=2026-11-20T{from}Z&to=2026-11-20T{to}Z&limit=0")).Number("matched");

    private async Task<long> UserAsync() => (await _server.Http.JsonAsync("api/v1/events?q=user:u7 file:*web.json&limit=0")).Number("matched");
}
