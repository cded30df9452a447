using System.Globalization;
using LogMonitor.Core.Text;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Sources;

/// <summary>Tells every few seconds how far the catching up with large files is.</summary>
/// <param name="sources">How all sources are doing.</param>
public sealed class CatchUpProgress(Func<IReadOnlyList<SourceStatus>> sources, TimeProvider time, ILogger logger)
{
    // A smaller one is read before anybody wonders.
    private const long LargeBytes = 100_000_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private long _told = time.GetTimestamp();

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellation)) Tell();
    }

    /// <summary>One line for each large file; <see cref="RunAsync"/> does it every five seconds.</summary>
    internal void Tell()
    {
        var seconds = time.GetElapsedTime(_told).TotalSeconds;
        _told = time.GetTimestamp();
        var positions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var source in sources().Where(source => source.State is SourceState.CatchingUp or SourceState.Paused && source.Size >= LargeBytes && source.LagBytes > 0))
        {
            positions[source.Name] = source.Position;
            if (_positions.TryGetValue(source.Name, out var before)) Tell(source, (source.Position - before) / seconds);
        }

        _positions = positions;
    }

    private void Tell(SourceStatus source, double bytesPerSecond)
    {
        var left = bytesPerSecond > 0 ? TimeSpan.FromSeconds(source.LagBytes / bytesPerSecond) : (TimeSpan?)null;
        logger.LogInformation(
            "Reading {Path}: {Percent} % of {Size}, {Left}",
            source.Name,
            (100.0 * source.Position / source.Size).ToString("0", CultureInfo.InvariantCulture),
            ByteSizes.Format(source.Size),
            left is null ? "waiting for the log" : $"{Durations.Format(left.Value)} left");
    }
}
