using Microsoft.Playwright;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>The system's own Chromium, started for the first test that wants it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page with a profile of its own.</summary>
    internal async Task<OpenPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Flags });
        return await OpenPage.CreateAsync(_browser, address, options ?? new BrowserNewContextOptions());
    }
}
