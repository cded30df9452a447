using LogMonitor.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>Each way to pause: the page stands still, tells how much came, and shows all of it when it goes on.</summary>
[Collection(ProgramCollection.Name)]
public sealed class PauseTests(Browser browser, FollowedLog followed) : IClassFixture<FollowedLog>
{
    // More than the list has room for, so that it can be scrolled.
    private const int Before = 60;
    private const int Meanwhile = 25;

    [Theory]
    [InlineData("button", "button")]
    [InlineData("space", "space")]
    [InlineData("wheel", "pill")]
    public async Task What_comes_while_it_is_paused_is_told_and_then_shown(string pause, string resume)
    {
        var word = $"pause-by-{pause}";
        followed.Log.Info(Numbered(word, 0, Before));
        // While it comes in a rush only a part is painted, and the rest counted.
        await Eventually.TrueAsync(async () => await followed.Server.CountAsync(word) == Before);
        await using var page = await browser.OpenAsync(followed.Server.Address);
        await page.GoAsync($"/?q={word}");
        await page.ShowsRowsAsync(Before);
        await page.ListensAsync();
        await Expect(page.Live).ToHaveAttributeAsync("aria-pressed", "true");

        await PressAsync(page, pause);
        await Expect(page.Live).ToHaveAttributeAsync("aria-pressed", "false");
        followed.Log.Info(Numbered(word, Before, Meanwhile));
        await Expect(page.Page.Locator(".pill")).ToContainTextAsync($"{Meanwhile} new, paused");
        await page.ShowsRowsAsync(Before);

        await PressAsync(page, resume);
        await Expect(page.Live).ToHaveAttributeAsync("aria-pressed", "true");
        followed.Log.Info(Numbered(word, Before + Meanwhile, 1));
        await page.ShowsRowsAsync(Before + Meanwhile + 1);
        (await page.Rows.Locator(".text").AllTextContentsAsync()).ShouldBe(Numbered(word, 0, Before + Meanwhile + 1));
        await Expect(page.Rows.Last).ToBeInViewportAsync();
        await page.IsCleanAsync();
    }

    private static async Task PressAsync(OpenPage page, string how)
    {
        switch (how)
        {
            case "button":
                await page.Live.ClickAsync();
                break;
            case "space":
                await page.Page.Locator(".records").FocusAsync();
                await page.Page.Keyboard.PressAsync("Space");
                break;
            case "wheel":
                await page.Page.Locator(".records").HoverAsync();
                await page.Page.Mouse.WheelAsync(0, -300);
                break;
            case "pill":
                await page.Page.Locator(".pill").ClickAsync();
                break;
        }
    }

    private static IEnumerable<string> Numbered(string word, int first, int count) => Enumerable.Range(first, count).Select(number => $"{word} {number}");
}
