using LogMonitor.Core.Configuration;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Hosting;

/// <summary>Owns the sources while they run.</summary>
internal sealed class SourceHost(LogMonitorOptions options, LogStore store, FormatRegistry formats, TimeProvider time, ILoggerFactory loggers)
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

    public Task RunAsync(CancellationToken cancellation) => _files.RunAsync(cancellation);

    /// <summary>Every stream's state; LogMonitor's own logs last.</summary>
    public IReadOnlyList<SourceStatus> Status() =>
    [
        .. _files.Status().OrderBy(status => status.Source == LogStream.SelfSource).ThenBy(status => status.Name, StringComparer.Ordinal),
    ];
}
