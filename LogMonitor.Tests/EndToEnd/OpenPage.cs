using System.Collections.Concurrent;
using LogMonitor.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>A page in the browser that notes everything a well-behaved page does not do.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    // Console output of a violation may be filtered; the event is not.
    private const string WatchPolicy = "window.violations = []; document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));";

    // What is pressed before the page's scripts listen is lost, to a person too; only a program is so quick.
    private const string WatchListeners = """
        window.heard = '';
        const listen = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (type, listener, options) {
          if (type === 'keydown' || type === 'wheel') window.heard += `${type} ${listener}\n`;
          return listen.call(this, type, listener, options);
        };
        """;

    private const string ListensToSearch = "window.heard.includes('requestSubmit')";
    private const string ListensToAll = ListensToSearch + " && window.heard.includes('OnKeyAsync') && window.heard.includes('wheel ')";

    // The first answer of a busy machine.
    private const float Patience = 20_000;

    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _faults = new();

    private OpenPage(IBrowserContext context, IPage page, Uri address)
    {
        _context = context;
        _address = address;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _faults.Enqueue($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Enqueue($"script error: {error}");
        page.Dialog += (_, dialog) =>
        {
            _faults.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) => Check(request.Url);
        page.WebSocket += (_, socket) => Check(socket.Url);
    }

    public IPage Page { get; }

    public ILocator Rows => Page.Locator(".records [role=listitem][data-key]");

    public ILocator Search => Page.GetByLabel("Search", new PageGetByLabelOptions { Exact = true });

    public ILocator Live => Page.Locator("button.live:visible");

    public static async Task<OpenPage> CreateAsync(IBrowser browser, Uri address, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        await context.AddInitScriptAsync(WatchPolicy);
        await context.AddInitScriptAsync(WatchListeners);
        return new OpenPage(context, await context.NewPageAsync(), address);
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(_address, path).ToString());

    /// <summary>Lets everything that the page says reach the server later, in order. Before the first page.</summary>
    public Task DelayAsync(TimeSpan delay) => Page.RouteWebSocketAsync("**/_blazor*", socket =>
    {
        var server = socket.ConnectToServer();
        var last = Task.CompletedTask;
        socket.OnMessage(frame => last = Task.WhenAll(last, Task.Delay(delay, TimeProvider.System)).ContinueWith(_ => Send(frame), TaskScheduler.Default));

        void Send(IWebSocketFrame frame)
        {
            if (frame.Binary is { } bytes) server.Send(bytes);
            else if (frame.Text is { } text) server.Send(text);
        }
    });

    /// <summary>Waits until the live page hears keys and the mouse's wheel.</summary>
    public Task ListensAsync() => Eventually.TrueAsync(() => Page.EvaluateAsync<bool>(ListensToAll));

    public async Task SearchAsync(string query)
    {
        await Eventually.TrueAsync(() => Page.EvaluateAsync<bool>(ListensToSearch));
        await Search.FillAsync(query);
        await Search.PressAsync("Enter");
    }

    public Task ShowsRowsAsync(int count) => Expect(Rows).ToHaveCountAsync(count);

    public Task ShowsRowAsync(string text) => Expect(Rows.Filter(new LocatorFilterOptions { HasText = text })).ToHaveCountAsync(1);

    /// <summary>Saves what is seen for people to look at.</summary>
    public Task SaveAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots(), name + ".png") });

    /// <summary>Nothing in the console, no other origin, nothing that the security policy stopped.</summary>
    public async Task IsCleanAsync()
    {
        foreach (var violation in await Page.EvaluateAsync<string[]>("window.violations")) _faults.Enqueue($"security policy: {violation}");
        _faults.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static string Screenshots()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "LogMonitor.sln"))) root = root.Parent;
        return Path.Combine(root!.FullName, "artifacts", "screenshots");
    }

    private void Check(string url)
    {
        var asked = new Uri(url);
        if (asked.Scheme is "data" or "blob" or "about") return;
        if (asked.Authority != _address.Authority) _faults.Enqueue($"another origin: {url}");
    }
}
