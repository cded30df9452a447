using LogMonitor.Core.Configuration;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Hosting;

/// <summary>Owns the sources while they run.</summary>
/// <param name="others">Sources besides files.</param>
internal sealed class SourceHost(LogMonitorOptions options, LogStore store, FormatRegistry formats, IEnumerable<ILogSource> others, TimeProvider time, ILoggerFactory loggers)
{
    private readonly FileTailer _files = new(
        options.Files,
        Environment.CurrentDirectory,
        store.Catalog,
        formats,
        store.Queue,
        () => store.Tail.IsWatched,
        time,
        loggers.CreateLogger<FileTailer>(),
        options.MaxOpenFiles);

    private readonly ILogSource[] _others = [.. others];

    /// <summary>Runs until it is cancelled. A source may end before; one that fails ends all.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var progress = new CatchUpProgress(Status, time, loggers.CreateLogger<CatchUpProgress>());
        Task[] running = [_files.RunAsync(stop.Token), progress.RunAsync(stop.Token), .. _others.Select(source => source.RunAsync(stop.Token))];
        try
        {
            await foreach (var ended in Task.WhenEach(running)) await ended;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Every stream's state; LogMonitor's own logs last.</summary>
    public IReadOnlyList<SourceStatus> Status() =>
    [
        .. _others.SelectMany(source => source.Status())
            .Concat(_files.Status())
            .OrderBy(status => status.Source == LogStream.SelfSource)
            .ThenBy(status => status.Name, StringComparer.Ordinal),
    ];
}
