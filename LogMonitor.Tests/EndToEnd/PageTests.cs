using LogMonitor.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LogMonitor.Tests.EndToEnd;

[Collection(ProgramCollection.Name)]
public sealed class PageTests(Browser browser) : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private WrittenLog _log = null!;
    private RunningServer _server = null!;
    private OpenPage _page = null!;

    public async Task InitializeAsync()
    {
        _log = new WrittenLog(_directory.File("app.log"));
        _log.Info("server started");
        _server = await RunningServer.StartAsync(_directory.Path, null, "*.log", "--data", "data");
        _page = await browser.OpenAsync(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _page.DisposeAsync();
        await _server.EndAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Lines_appended_to_the_file_appear_by_themselves()
    {
        await _page.GoAsync("/");
        await _page.ShowsRowAsync("server started");
        _log.Info("first order");
        await _page.ShowsRowAsync("first order");
        _log.Error("second order failed");
        await _page.ShowsRowAsync("second order failed");
        await Expect(_page.Rows.Last).ToContainTextAsync("second order failed");
        await _page.IsCleanAsync();
    }

    [Fact]
    public async Task A_filter_narrows_what_is_there_and_what_comes()
    {
        _log.Error("card refused");
        await _page.GoAsync("/");
        await _page.ShowsRowsAsync(2);
        await _page.SearchAsync("level:error");
        await _page.ShowsRowsAsync(1);
        await _page.ShowsRowAsync("card refused");
        _log.Info("unwanted");
        _log.Error("card expired");
        await _page.ShowsRowAsync("card expired");
        await _page.ShowsRowsAsync(2);
        await _page.IsCleanAsync();
    }

    [Fact]
    public async Task The_query_and_the_range_are_in_the_url_and_survive_a_reload()
    {
        _log.Error("card refused");
        await _page.GoAsync("/");
        await _page.ShowsRowsAsync(2);
        await _page.SearchAsync("level:error");
        await Expect(_page.Page).ToHaveURLAsync(Url("/?q=level%3Aerror"));
        await _page.Page.GetByLabel("Range of time").First.ClickAsync();
        await _page.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "last 6 h" }).ClickAsync();
        await Expect(_page.Page).ToHaveURLAsync(Url("/?q=level%3Aerror&from=-6h"));

        await _page.Page.ReloadAsync();
        await Expect(_page.Search).ToHaveValueAsync("level:error");
        await Expect(_page.Page.GetByLabel("Range of time").First).ToContainTextAsync("last 6 h");
        await _page.ShowsRowsAsync(1);
        await _page.Page.GoBackAsync();
        await Expect(_page.Page).ToHaveURLAsync(Url("/?q=level%3Aerror"));
        await _page.IsCleanAsync();
    }

    [Fact]
    public async Task A_bad_query_says_what_is_wrong_and_where()
    {
        await _page.GoAsync("/");
        await _page.ShowsRowsAsync(1);
        await _page.Search.FillAsync("server level:eror");
        var error = _page.Page.Locator("#search-error");
        await Expect(error.Locator(".what")).ToContainTextAsync("did you mean 'error'");
        await Expect(error.Locator("u")).ToHaveTextAsync("eror");
        await Expect(_page.Search).ToHaveAttributeAsync("aria-invalid", "true");

        await _page.GoAsync("/?q=server%20level%3Aeror");
        await Expect(_page.Page.Locator(".bad [role=alert]")).ToContainTextAsync("At character 14:");
        await _page.IsCleanAsync();
    }

    [Fact]
    public async Task A_row_opens_in_place_with_its_fields_and_filters_by_them()
    {
        _log.Append("{\"@t\":\"" + TimeProvider.System.GetUtcNow().ToString("O") + "\",\"@m\":\"paid\",\"Customer\":\"ann\",\"Amount\":12.5}");
        await _page.GoAsync("/");
        var row = _page.Rows.Filter(new LocatorFilterOptions { HasText = "paid" });
        await row.Locator("button.time").ClickAsync();
        await Expect(row.Locator(".details tr").Filter(new LocatorFilterOptions { HasText = "Customer" }).Locator(".value")).ToHaveTextAsync("ann");
        await Expect(_page.Live).ToHaveAttributeAsync("aria-pressed", "false");
        await row.GetByLabel("Only Customer ann").ClickAsync();
        await Expect(_page.Search).ToHaveValueAsync("Customer:ann");
        await _page.ShowsRowsAsync(1);
        await _page.IsCleanAsync();
    }

    [Fact]
    public async Task The_sources_page_shows_the_file_and_how_it_is_read()
    {
        await _page.GoAsync("/sources");
        var card = _page.Page.Locator("article.card").Filter(new LocatorFilterOptions { HasText = _log.Path });
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card).ToContainTextAsync("following");
        await card.GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link).ClickAsync();
        await card.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Open its records" }).ClickAsync();
        await Expect(_page.Page).ToHaveURLAsync(Url("/?q=stream%3A1&from=all"));
        await _page.ShowsRowAsync("server started");
        await _page.IsCleanAsync();
    }

    [Fact]
    public async Task On_a_slow_connection_keys_in_a_row_leave_one_record_selected()
    {
        _log.Info("one", "two", "three");
        await _page.DelayAsync(TimeSpan.FromMilliseconds(300));
        await _page.GoAsync("/");
        await _page.ShowsRowsAsync(4);
        await _page.ListensAsync();
        for (var press = 0; press < 3; press++) await _page.Page.Keyboard.PressAsync("k");
        await Expect(_page.Rows.Filter(new LocatorFilterOptions { HasText = "one" })).ToContainClassAsync("selected");
        await Expect(_page.Page.Locator(".row.selected")).ToHaveCountAsync(1);
        await _page.IsCleanAsync();
    }

    [Theory]
    [InlineData("?")]
    [InlineData("/")]
    public async Task Keys_work_without_a_mouse(string key)
    {
        await _page.GoAsync("/");
        await _page.ListensAsync();
        await _page.Page.Keyboard.PressAsync(key);
        if (key == "/") await Expect(_page.Search).ToBeFocusedAsync();
        else await Expect(_page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("next error");
        await _page.IsCleanAsync();
    }

    private string Url(string path) => new Uri(_server.Address, path).ToString();
}
