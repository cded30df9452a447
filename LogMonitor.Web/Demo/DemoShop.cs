using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Web.Demo;

/// <summary>
/// A fake shop on two web servers. It writes rolling files in different formats, and every minute or so its payment
/// provider fails for a while, so that everything on the page has something to show.
/// </summary>
internal sealed class DemoShop(string directory, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    // Seconds in the life of the shop at which an outage begins, and how long it lasts.
    private const int OutageEvery = 75;
    private const int OutageBegins = 20;
    private const int OutageLasts = 15;

    private readonly DemoLines _lines = new(new Random(20261120));

    /// <summary>The files that it writes, as sources.</summary>
    public static IReadOnlyList<FileSourceOptions> Sources(string directory) =>
    [
        .. DemoFile.All.Select(file => new FileSourceOptions
        {
            Path = Path.Combine(Path.GetFullPath(directory), file.Path + "*"),
            Service = file.Service,
            Host = file.Host,
            Source = "demo",
        }),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var files = new RollingFiles(directory);
        using var timer = new PeriodicTimer(Beat, time);
        var started = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var second = (int)time.GetElapsedTime(started).TotalSeconds % OutageEvery;
            var isOutage = second is >= OutageBegins and < OutageBegins + OutageLasts;
            foreach (var file in DemoFile.All)
            {
                for (var i = _lines.CountFor(file, isOutage); i > 0; i--) files.Append(file.Path, _lines.Next(file, time.GetUtcNow(), isOutage));
            }
        }
    }
}
