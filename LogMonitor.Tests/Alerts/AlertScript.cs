using System.Text;
using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Live;
using LogMonitor.Core.Storage;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Alerts;

/// <summary>Feeds an engine with lines and ticks at seconds after a start, and notes what comes out.</summary>
internal sealed class AlertScript
{
    private static readonly Dictionary<string, LogStream> Streams = [];
    private long _sequence = 1;

    public AlertScript(params AlertRule[] rules)
        : this(new RuleSet(rules, []))
    {
    }

    public AlertScript(RuleSet rules)
    {
        Engine = new AlertEngine(rules);
        Tick(-7200);
    }

    public AlertEngine Engine { get; set; }

    public List<AlertTransition> Transitions { get; } = [];

    /// <summary>Transitions as "kind group@second", the delivery added where it is not told.</summary>
    public List<string> Told => [.. Transitions.Select(Describe)];

    public static AlertRule Rule(string when, string where = "", string by = "", double hold = 0, double keep = 0, double lateness = 0, string? recover = null, string name = "r", double repeat = 14400)
    {
        var condition = WhenParser.Parse(when).Condition!;
        return new AlertRule
        {
            Name = name,
            Where = Filter(where),
            When = condition,
            Base = condition.Base is { } query ? Filter(query) : null,
            By = by.Length == 0 ? [] : by.Split(','),
            For = TimeSpan.FromSeconds(hold),
            KeepFiring = TimeSpan.FromSeconds(keep),
            Lateness = TimeSpan.FromSeconds(lateness),
            Recover = recover is null ? null : WhenParser.ParseRecover(recover, condition).Recover!,
            Repeat = TimeSpan.FromSeconds(repeat),
        };
    }

    public static LogFilter Filter(string query) => LogFilter.Parse(query, TimeProvider.System).Filter!;

    public static long At(double second) => Some.Ticks + (long)(second * TimeSpan.TicksPerSecond);

    /// <summary><paramref name="count"/> lines stamped <paramref name="second"/>, committed at once or at <paramref name="committed"/>.</summary>
    public void Lines(double second, int count, string host = "a", string text = "line", double? committed = null, BatchOrigin origin = BatchOrigin.Live, LogLevel level = LogLevel.Error)
    {
        using var batch = Batch(second, count, host, text, committed ?? second, origin, level);
        Fold(batch);
    }

    public LogBatch Batch(double second, int count, string host = "a", string text = "line", double? committed = null, BatchOrigin origin = BatchOrigin.Live, LogLevel level = LogLevel.Error)
    {
        if (!Streams.TryGetValue(host, out var stream)) Streams[host] = stream = Some.Stream(Streams.Count + 1, host: host);
        using var builder = new LogBatchBuilder();
        for (var i = 0; i < count; i++) builder.Append(Encoding.UTF8.GetBytes(text), At(second), level);
        var commit = At(committed ?? second);
        var batch = builder.Seal(stream, TextFormat.Instance, commit, origin);
        batch.Place(_sequence, commit, []);
        _sequence += count;
        return batch;
    }

    public void Tick(double second)
    {
        using var batch = ControlRecord.Batch(ControlRecord.Tick, At(second));
        batch.Place(_sequence++, At(second), []);
        Fold(batch);
    }

    /// <summary>A tick each second, as while a rule waits.</summary>
    public void Ticks(double from, double to)
    {
        for (var second = from; second <= to; second++) Tick(second);
    }

    public void Fold(LogBatch batch, int firstRow = 0)
    {
        Engine.Fold(new LogSegment(batch, firstRow));
        Transitions.AddRange(Engine.TakeTransitions());
    }

    /// <summary>The states of all groups that are not inactive: "a firing, b pending".</summary>
    public string States => string.Join(", ", Engine.Status()
        .SelectMany(rule => rule.Groups)
        .Where(group => group.State != AlertState.Inactive)
        .OrderBy(group => group.Group, StringComparer.Ordinal)
        .Select(group => $"{(group.Labels.Count == 0 ? "" : group.Labels[0].Value + " ")}{group.State.ToString().ToLowerInvariant()}"));

    public static string Describe(AlertTransition transition)
    {
        var second = (transition.EventTicks - Some.Ticks) / (double)TimeSpan.TicksPerSecond;
        var group = transition.Labels.Count == 0 ? "" : $" {transition.Labels[0].Value}";
        var delivery = transition.Delivery == AlertDelivery.Send ? "" : $" {transition.Delivery.ToString().ToLowerInvariant()}";
        return FormattableString.Invariant($"{transition.Kind.ToString().ToLowerInvariant()}{group}@{second:0.###}{delivery}");
    }
}
