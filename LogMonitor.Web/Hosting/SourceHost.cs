using LogMonitor.Core.Configuration;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Sources.Push;
using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Hosting;

/// <summary>Owns the sources while they run; a new kind of source is a line in the list.</summary>
internal sealed class SourceHost(LogMonitorOptions options, LogStore store, ClefSource clef, FormatRegistry formats, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogSource[] _sources =
    [
        new FileTailer(options.Files, Environment.CurrentDirectory, store.Catalog, formats, store.Queue, () => store.Tail.IsWatched, time, loggers.CreateLogger<FileTailer>()),
        clef,
    ];

    /// <summary>Runs until all sources have ended; the error of one ends the others.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(_sources.Select(source => RunAsync(source, stop)));
    }

    /// <summary>Every stream's state; LogMonitor's own logs last.</summary>
    public IReadOnlyList<SourceStatus> Status() =>
    [
        .. _sources.SelectMany(source => source.Status()).OrderBy(status => status.Source == LogStream.SelfSource).ThenBy(status => status.Name, StringComparer.Ordinal),
    ];

    private static async Task RunAsync(ILogSource source, CancellationTokenSource stop)
    {
        try
        {
            await source.RunAsync(stop.Token);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
