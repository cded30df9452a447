using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Live;

namespace LogMonitor.Core.Alerts.Folding;

/// <summary>One rule folded over the log: its groups, and which row belongs to which.</summary>
internal sealed class RuleFold
{
    public const int MaxGroups = 1000;
    public const string OverflowName = "(other groups)";

    // How often, in event time, a full table is searched for groups to forget.
    private const long EvictionInterval = TimeSpan.TicksPerSecond;

    private readonly LogMatcher _where;
    private readonly LogMatcher? _base;
    private readonly GroupKeyReader _keys;
    private readonly Dictionary<byte[], GroupFold> _groups = new(GroupKeyComparer.Instance);
    private readonly Dictionary<byte[], GroupFold>.AlternateLookup<ReadOnlySpan<byte>> _byKey;
    private readonly List<(GroupFold Group, AlertTransition Transition)> _emitted;
    private GroupFold? _overflow;
    private long _clock;
    private long _nextEviction;
    private long _observedFrom;

    public RuleFold(AlertRule rule, long clock, List<(GroupFold Group, AlertTransition Transition)> emitted)
    {
        Rule = rule;
        Plan = new RulePlan(rule);
        _where = rule.Where.CreateMatcher();
        _base = rule.Base?.CreateMatcher();
        _keys = new GroupKeyReader(rule.By);
        _byKey = _groups.GetAlternateLookup<ReadOnlySpan<byte>>();
        _emitted = emitted;
        _clock = clock;
        _observedFrom = clock;
    }

    public AlertRule Rule { get; }

    public RulePlan Plan { get; }

    /// <summary>Rows that came too late for the window.</summary>
    public long LateRows { get; private set; }

    public IEnumerable<GroupFold> Groups => _overflow is null ? _groups.Values : _groups.Values.Append(_overflow);

    public bool NeedsTicks => !Plan.Rises || Groups.Any(group => group.WaitsForTime);

    public void Fold(LogSegment segment)
    {
        var batch = segment.Batch;
        var counted = _base ?? _where;
        var row = segment.FirstRow;
        while (row < batch.Count)
        {
            var next = counted.NextMatch(batch, row);
            // The rows in between do not count, but their time passes.
            AdvanceClock(batch, row, Math.Min(next + 1, batch.Count));
            if (next < batch.Count) Count(batch[next]);
            row = next + 1;
        }
    }

    public void Tick(long now)
    {
        if (now > _clock) _clock = now;
        if (_groups.Count == 0 && Rule.By.Count == 0) NewGroup([]).Begin(_clock);
        foreach (var group in Groups)
        {
            if (group.WaitsForTime) group.AdvanceTo(_clock);
        }
    }

    /// <summary>Nobody looked for a while, or not everything is read yet: that few rows were seen says nothing.</summary>
    public void Unobserve(long from)
    {
        _observedFrom = from;
        foreach (var group in Groups) group.Unobserve(from);
    }

    public void StepBack(long now)
    {
        _clock = now;
        _nextEviction = 0;
        _observedFrom = now;
        foreach (var group in Groups) group.StepBack(now);
    }

    public void Rejudge()
    {
        foreach (var group in Groups) group.Rejudge(_clock);
    }

    public void Emit(GroupFold group, AlertKind kind, long at)
        => _emitted.Add((group, TransitionText.Of(Rule, Plan, group, kind, at)));

    public RuleSnapshot Save() => new()
    {
        Name = Rule.Name,
        Hash = Rule.StateHash,
        Severity = Rule.Severity,
        ObservedFrom = _observedFrom,
        NextEviction = _nextEviction,
        LateRows = LateRows,
        Notify = Rule.Notify,
        Groups = [.. _groups.Values.Select(group => group.Save())],
        Overflow = _overflow?.Save(),
        Told = [.. Groups.Where(group => group.IsTold).Select(group => new ToldGroup(group.Name, group.Labels, group.SinceTicks))],
    };

    public void Load(RuleSnapshot saved)
    {
        _observedFrom = saved.ObservedFrom;
        _nextEviction = saved.NextEviction;
        LateRows = saved.LateRows;
        foreach (var group in saved.Groups) NewGroup(group.Key).Load(group);
        if (saved.Overflow is not null) Overflow().Load(saved.Overflow);
    }

    private void AdvanceClock(LogBatch batch, int from, int to)
    {
        foreach (var time in batch.Times[from..to])
        {
            if (time > _clock) _clock = Math.Max(_clock, Math.Min(time, batch.ArrivalTicks));
        }
    }

    private void Count(in LogEvent row)
    {
        // The record was counted with its first row.
        if ((row.Flags & RowFlags.Continues) != 0) return;
        var stamp = Math.Min(row.TimeTicks, row.Batch.ArrivalTicks);
        if (stamp <= _clock - Plan.Window) TooLate(row.Batch);
        else GroupOf(row).Add(stamp, _clock, _base is null || _where.Matches(row), row.Text);
    }

    private void TooLate(LogBatch batch)
    {
        LateRows++;
        // Its source is still catching up.
        if (batch.Origin != BatchOrigin.Live) Unobserve(_clock);
    }

    private GroupFold GroupOf(in LogEvent row)
    {
        var key = _keys.Read(row);
        if (_byKey.TryGetValue(key, out var group)) return group;
        if (_groups.Count >= MaxGroups && !Evict()) return Overflow();
        return NewGroup(key.ToArray());
    }

    private GroupFold NewGroup(byte[] key)
    {
        var labels = GroupKeyReader.Labels(key, Rule.By);
        var group = new GroupFold(this, key, AlertLabels.Describe(labels), labels, Rule.By.Count == 0 ? _observedFrom : _clock);
        _groups.Add(key, group);
        return group;
    }

    private GroupFold Overflow() => _overflow ??= new GroupFold(this, [], OverflowName, [], _clock);

    /// <summary>Forgets groups with nothing in them; never one that is pending or fires.</summary>
    private bool Evict()
    {
        if (_clock < _nextEviction) return false;
        _nextEviction = _clock + EvictionInterval;
        foreach (var group in _groups.Values.ToList())
        {
            group.AdvanceTo(_clock);
            if (group.IsIdle) _groups.Remove(group.Key);
        }

        return _groups.Count < MaxGroups;
    }
}
