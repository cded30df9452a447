using LogMonitor.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>Log lines are written by anybody. In the page, in JSON and in a spreadsheet they stay text.</summary>
[Collection(ProgramCollection.Name)]
public sealed class HostileLinesTests(Browser browser, HostileLog hostile) : IClassFixture<HostileLog>
{
    private RunningServer Server => hostile.Server;

    [Fact]
    public async Task The_page_shows_every_line_as_text()
    {
        await using var page = await browser.OpenAsync(Server.Address);
        await page.GoAsync("/?from=all");
        await page.ShowsRowsAsync(HostileLog.Lines.Count);
        for (var row = 0; row < HostileLog.Lines.Count; row++)
        {
            await page.Rows.Nth(row).Locator("button.time").ClickAsync();
            await Expect(page.Rows.Nth(row).Locator(".details")).ToHaveCountAsync(1);
        }

        await page.ShowsRowsAsync(HostileLog.Lines.Count);
        (await page.Page.EvaluateAsync<bool>("'stolen' in window")).ShouldBeFalse();
        (await page.Page.TitleAsync()).ShouldBe("LogMonitor");
        var records = page.Page.Locator(".records");
        await Expect(records.Locator("script, img, iframe, object, svg, style, base, a[href^='javascript'], [onerror], [onload], [style]")).ToHaveCountAsync(0);
        await Expect(records.Locator("a:not([href^='/'])")).ToHaveCountAsync(0);
        var text = await records.InnerTextAsync();
        text.ShouldContain("<script>window.stolen = 1</script>");
        text.ShouldNotContain(character => IsInvisible(character), "Bidi controls and escapes are shown for what they are.");
        // The page does not carry megabytes for a line that no screen holds.
        text.Length.ShouldBeLessThan(200_000);
        await page.IsCleanAsync();
    }

    [Fact]
    public async Task A_query_in_a_link_stays_text_too()
    {
        await using var page = await browser.OpenAsync(Server.Address);
        await page.GoAsync("/?q=" + Uri.EscapeDataString("\"<img src=x onerror=window.stolen=1>\""));
        await Expect(page.Search).ToHaveValueAsync("\"<img src=x onerror=window.stolen=1>\"");
        await page.GoAsync("/?q=" + Uri.EscapeDataString("level:<img src=x onerror=window.stolen=1>"));
        await Expect(page.Page.Locator("main img[src]")).ToHaveCountAsync(0);
        (await page.Page.EvaluateAsync<bool>("'stolen' in window")).ShouldBeFalse();
        await page.IsCleanAsync();
    }

    [Fact]
    public async Task The_api_gives_valid_json_with_one_event_a_line()
    {
        var answer = await Server.GetAsync("api/v1/events?order=seq&limit=100");
        var texts = answer.GetProperty("events").EnumerateArray().Select(record => record.GetProperty("text").GetString()!).ToList();
        texts.Count.ShouldBe(HostileLog.Lines.Count);
        for (var line = 0; line < texts.Count; line++)
        {
            if (HostileLog.Lines[line].Kept is { } kept) texts[line].ShouldEndWith(kept);
        }
    }

    [Theory]
    [InlineData("nul", "no NUL", null)]
    [InlineData("utf8", "\uFFFD", "invalid-utf8")]
    [InlineData("huge", "xxxx", "truncated")]
    public async Task What_cannot_be_kept_as_it_was_is_flagged(string word, string part, string? flag)
    {
        var record = (await Server.GetAsync($"api/v1/events?q={word}-line")).GetProperty("events").EnumerateArray().ShouldHaveSingleItem();
        record.GetProperty("text").GetString()!.ShouldContain(part);
        record.GetProperty("text").GetString()!.Length.ShouldBeLessThanOrEqualTo(1 << 20);
        var flags = record.GetProperty("flags").EnumerateArray().Select(name => name.GetString()).ToList();
        if (flag is not null) flags.ShouldContain(flag);
    }

    [Fact]
    public async Task A_spreadsheet_finds_no_formula()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/events?order=seq");
        request.Headers.Accept.ParseAdd("text/csv");
        using var response = await Server.Http.SendAsync(request);
        var rows = Csv.Read(await response.Content.ReadAsStringAsync());
        rows.Count.ShouldBe(HostileLog.Lines.Count + 1);
        rows.ShouldAllBe(row => row.Count == rows[0].Count);
        rows.SelectMany(row => row).ShouldAllBe(cell => cell.Length == 0 || !"=+-@\t\r".Contains(cell[0], StringComparison.Ordinal));
        rows.ShouldContain(row => row.Contains("'=cmd|' /C calc'!A0"));
    }

    [Fact]
    public async Task Json_in_json_stays_json()
    {
        using var response = await Server.Http.GetAsync(new Uri("api/v1/events?q=deep-line", UriKind.Relative));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        using var document = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        document.RootElement.GetProperty("events").GetArrayLength().ShouldBe(1);
    }

    private static bool IsInvisible(char character) => character is '\e' or '\a' or '\0' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200b';
}
