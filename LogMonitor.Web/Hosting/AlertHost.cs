using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Configuration;
using LogMonitor.Core.Notifications;
using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Hosting;

/// <summary>Owns the rules, the engine that folds them over the log, and the channels that are told.</summary>
internal sealed class AlertHost : IDisposable
{
    private readonly LogStore _log;
    private readonly RuleSet _rules;
    private readonly TimeProvider _time;
    private readonly ChannelHttp _http;
    private readonly RuleFileWatch? _file;
    private readonly AlertReader _reader;
    private readonly OutboxDispatcher _dispatcher;
    private readonly ILogger<AlertHost> _logger;

    public AlertHost(LogMonitorOptions options, LogStore store, RuleSet? fixedRules, string? pageUrl, TimeProvider time, ILogger<AlertHost> logger)
    {
        _log = store;
        _time = time;
        _logger = logger;
        _http = new ChannelHttp(time);
        var names = options.Channels.Select(channel => channel.Name).ToList();
        _file = fixedRules is null && options.Rules is { } path ? new RuleFileWatch(path, time, names) : null;
        Report();
        var outbox = new Outbox(store.Database, options.Channels);
        _dispatcher = new OutboxDispatcher(store.Database, outbox, _http, time, pageUrl);
        _rules = fixedRules ?? _file?.Rules ?? DefaultRules.Read(time);
        _reader = new AlertReader(store.Database, _rules, store.OpenCursor, store.Tail, outbox.Enqueue, _dispatcher.Wake, time);
        Alerts = new AlertBoard(_reader, store.Database);
        Channels = new ChannelBoard(_dispatcher, outbox, time);
    }

    public AlertBoard Alerts { get; }

    public ChannelBoard Channels { get; }

    /// <summary>What is wrong with the rules file as it is now; the rules before it stay in force.</summary>
    public IReadOnlyList<RuleProblem> Problems => _file?.Problems ?? [];

    /// <summary>Why the rules cannot be evaluated at the moment; null while all is well.</summary>
    public string? Failure => _reader.LastError;

    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(
        AnnounceChangeAsync(cancellation),
        _reader.RunAsync(cancellation),
        _dispatcher.RunAsync(cancellation),
        _file?.RunAsync(rules => UseAsync(rules, cancellation), cancellation) ?? Task.CompletedTask);

    public void Dispose() => _http.Dispose();

    /// <summary>Rules that were changed while LogMonitor was down take force now, by a record like any other change.</summary>
    private async Task AnnounceChangeAsync(CancellationToken cancellation)
    {
        if (new AlertStore(_log.Database).LoadPosition() is { } position && position.Rules != _rules.Yaml) await UseAsync(_rules, cancellation);
    }

    private async Task UseAsync(RuleSet rules, CancellationToken cancellation)
    {
        Report();
        await _log.Queue.WriteAsync(RuleChange.Record(rules, _time), cancellation);
    }

    private void Report()
    {
        foreach (var problem in Problems)
        {
            if (problem.IsWarning) _logger.LogWarning("Rules: {Problem}", problem);
            else _logger.LogError("Rules: {Problem}", problem);
        }
    }
}
