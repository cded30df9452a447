using LogMonitor.Core.Alerts;
using LogMonitor.Core.Events;
using LogMonitor.Core.Notifications;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage;
using LogMonitor.Web.Components.Alerts;
using LogMonitor.Web.Components.Layout;
using LogMonitor.Web.Demo;
using AlertState = LogMonitor.Web.Components.Alerts.AlertState;

namespace LogMonitor.Web.Hosting;

/// <summary>Answers what the pages ask of the program itself; shared by all viewers, so that many cost little more than one.</summary>
internal sealed class StatusData(LogStore store, SourceHost sources, AlertHost alerts, TimeProvider time, DemoReceiver? demo = null) : IStatusData
{
    private const int HistoryRows = 100;

    private readonly Shared<LogStatus> _status = new(time, TimeSpan.FromSeconds(1));
    private readonly Shared<AlertsSnapshot> _alerts = new(time, TimeSpan.FromMilliseconds(500));
    private readonly Shared<StoreSize> _size = new(time, TimeSpan.FromSeconds(10));

    public LogStatus Status() => _status.Get(ReadStatus);

    public IReadOnlyList<SourceStatus> Sources() => sources.Status();

    public AlertsSnapshot Alerts() => _alerts.Get(ReadAlerts);

    private LogStatus ReadStatus()
    {
        var followed = sources.Status().Where(source => source.Source != LogStream.SelfSource).ToList();
        var size = _size.Get(store.Size);
        var oldest = size.OldestArrivalTicks is { } ticks ? time.GetUtcNow() - new DateTimeOffset(ticks, TimeSpan.Zero) : TimeSpan.Zero;
        return new LogStatus(
            followed.Count(source => source.State != SourceState.Failing),
            followed.Count(source => source.State == SourceState.Failing),
            followed.Sum(source => source.RowsPerSecond),
            TimeSpan.FromSeconds(followed.Count == 0 ? 0 : followed.Max(source => source.LagSeconds)),
            size.StoredBytes,
            oldest,
            alerts.Alerts.FiringCount,
            alerts.Failure is { } failure && store.Blocked is null ? $"Alert rules are not evaluated: {failure}"
            : store.Blocked is { } blocked ? $"The log cannot be written: {blocked}. Reading pauses meanwhile, and nothing is lost." : null);
    }

    private AlertsSnapshot ReadAlerts()
    {
        var rules = alerts.Alerts.Rules;
        var told = alerts.Channels.Deliveries(HistoryRows * 4)
            .GroupBy(delivery => (delivery.Rule, delivery.Group, delivery.Kind, delivery.EventTicks))
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(Words).Distinct(StringComparer.Ordinal)));
        return new AlertsSnapshot(
            [
                .. alerts.Problems.Where(problem => !problem.IsWarning).Select(problem => new RuleRow(problem.Rule ?? "rules file", "", "", "", AlertState.Inactive, 0, problem.ToString())),
                .. rules.Select(RowOf),
            ],
            [.. rules.SelectMany(rule => rule.Groups.Where(group => group.State is Core.Alerts.AlertState.Firing or Core.Alerts.AlertState.Pending).Select(group => ActiveRow(rule, group)))],
            [.. alerts.Alerts.History(HistoryRows).Select(record => Row(record.Transition, told))])
        {
            Chat = [.. demo?.Messages.Select(message => message.ToChat()).OfType<ChatMessage>() ?? []],
        };
    }

    private static RuleRow RowOf(RuleStatus status) => new(
        status.Rule.Name,
        status.Rule.Where.Canonical,
        status.Rule.When.ToString(),
        status.Rule.Severity.Name(),
        StateOf(status.State),
        status.GroupCount);

    private static AlertRow ActiveRow(RuleStatus status, GroupStatus group) => new(
        status.Rule.Name,
        group.Group,
        StateOf(group.State),
        status.Rule.Severity.Name(),
        group.ValueText,
        status.Rule.When.Limit,
        group.SinceTicks,
        "",
        status.Rule.Where.Canonical);

    private static TransitionRow Row(AlertTransition transition, Dictionary<(string, string, AlertKind, long), string> told) => new(
        transition.EventTicks,
        transition.Rule,
        transition.Group,
        transition.Kind switch
        {
            AlertKind.Pending => AlertState.Pending,
            AlertKind.Resolved => AlertState.Resolved,
            _ => AlertState.Firing,
        },
        transition.ValueText,
        told.GetValueOrDefault((transition.Rule, transition.Group, transition.Kind, transition.EventTicks), ""),
        transition.Query);

    private static AlertState StateOf(Core.Alerts.AlertState state) => state switch
    {
        Core.Alerts.AlertState.Pending => AlertState.Pending,
        Core.Alerts.AlertState.Firing => AlertState.Firing,
        _ => AlertState.Inactive,
    };

    private static string Words(DeliveryRecord delivery) => delivery.State switch
    {
        DeliveryState.Delivered => delivery.Channel,
        DeliveryState.Dead => $"{delivery.Channel} gave up: {delivery.Error}",
        _ when delivery.Error is not null => $"{delivery.Channel} tries again: {delivery.Error}",
        _ => $"{delivery.Channel} …",
    };

    /// <summary>A value that is read at most once in an interval, however many ask.</summary>
    private sealed class Shared<T>(TimeProvider time, TimeSpan interval)
        where T : class
    {
        private readonly Lock _lock = new();
        private T? _value;
        private long _read;

        public T Get(Func<T> read)
        {
            lock (_lock)
            {
                if (_value is null || time.GetElapsedTime(_read) >= interval)
                {
                    _value = read();
                    _read = time.GetTimestamp();
                }

                return _value;
            }
        }
    }
}
