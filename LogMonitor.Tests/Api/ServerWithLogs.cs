using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Api;

/// <summary>One server for all tests that only ask: it has read two small files to their ends.</summary>
public sealed class ServerWithLogs : IAsyncLifetime
{
    public const int Records = 5;

    /// <summary>Records of the application's file, in its order; the second has three lines.</summary>
    public static IReadOnlyList<string> App { get; } =
    [
        "2026-11-20 12:00:00.123456 +00:00 [INF] Shop.Orders: Order 1 placed by ann",
        "2026-11-20 12:00:01.000 +00:00 [ERR] Shop.Pay: Payment failed for order 2\nSystem.TimeoutException: too slow\n   at Shop.Pay.Capture() in /src/Pay.cs:line 88",
        "2026-11-20 12:00:02.000 [WRN] Shop.Orders: =SUM(A1), \"quoted\"",
    ];

    /// <summary>Records of the catalogue's file.</summary>
    public static IReadOnlyList<string> Catalog { get; } =
    [
        """{"@t":"2026-11-20T12:00:03.5Z","@l":"Error","@mt":"Slow {Ms}","Ms":812,"status":500,"ok":true,"nothing":null,"nested":{"a":[1,2]},"@tr":"4bf92f3577b34da6a3ce929d0e0e4736"}""",
        """{"@t":"2026-11-20T12:00:04Z","@mt":"Fine","status":200}""",
    ];

    private readonly TempDirectory _directory = new();
    private RunningServer _server = null!;

    public HttpClient Http => _server.Http;

    public string AppFile => _directory.File("logs/app.log");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_directory.File("logs"));
        await File.WriteAllLinesAsync(AppFile, App);
        await File.WriteAllLinesAsync(_directory.File("logs/catalog.json"), Catalog);
        _server = await RunningServer.StartAsync(_directory.Path, null, "logs/*", "--data", "data");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await Http.JsonAsync("api/v1/events?limit=0")).Number("matched") < Records) await timer.WaitForNextTickAsync(patience.Token);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }
}
