using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>Every page, dark and light, on a desk and on a phone, with an alert that fires; a picture of each is kept.</summary>
[Collection(ProgramCollection.Name)]
public sealed class LookTests(Browser browser, FiringLog firing) : IClassFixture<FiringLog>
{
    public static TheoryData<string, ColorScheme, int, int> Views
    {
        get
        {
            var views = new TheoryData<string, ColorScheme, int, int>();
            foreach (var path in (string[])["/", "/alerts", "/sources"])
            {
                foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
                {
                    views.Add(path, scheme, 1280, 760);
                    views.Add(path, scheme, 390, 780);
                }
            }

            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_can_be_read_by_everyone_and_fits_its_screen(string path, ColorScheme scheme, int width, int height)
    {
        await using var page = await browser.OpenAsync(firing.Server.Address, new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            HasTouch = width < 700,
        });
        await page.GoAsync(path);
        await ShowsAsync(page, path);
        await page.SaveAsync($"{(path == "/" ? "live" : path[1..])}-{scheme}-{width}".ToLowerInvariant());

        var violations = (await page.Page.RunAxe()).Violations;
        violations.Select(Words).ShouldBeEmpty();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, "The page scrolls sideways.");
        var background = await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        (Brightness(background) < 0.5).ShouldBe(scheme == ColorScheme.Dark, background);
        await page.IsCleanAsync();
    }

    [Fact]
    public async Task The_theme_can_be_chosen_and_is_kept()
    {
        await using var page = await browser.OpenAsync(firing.Server.Address, new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        await page.GoAsync("/");
        await ShowsAsync(page, "/");
        await page.Page.GetByLabel("Switch between dark and light").ClickAsync();
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.Page.ReloadAsync();
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await ShowsAsync(page, "/");
        await page.IsCleanAsync();
    }

    private static Task ShowsAsync(OpenPage page, string path) => path switch
    {
        "/alerts" => Expect(page.Page.Locator("article.alert")).ToContainTextAsync(FiringLog.Rule),
        "/sources" => Expect(page.Page.Locator("article").Filter(new LocatorFilterOptions { HasText = "app.log" }).First).ToBeVisibleAsync(),
        _ => Expect(page.Rows).ToHaveCountAsync(FiringLog.Rows),
    };

    private static string Words(AxeResultItem violation)
        => $"{violation.Id}: {violation.Help} — {string.Join("; ", violation.Nodes.Select(node => $"{node.Target} {node.Html} {string.Join(", ", node.Any.Select(check => check.Message))}"))}";

    /// <param name="color">As rgb(r, g, b).</param>
    private static double Brightness(string color)
        => color.Split('(', ',', ')')[1..4].Average(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)) / 255;
}
