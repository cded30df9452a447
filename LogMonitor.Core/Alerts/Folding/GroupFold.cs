using LogMonitor.Core.Alerts.Windows;

namespace LogMonitor.Core.Alerts.Folding;

/// <summary>
/// The state of one group of one rule. It moves only when a row or the clock touches it, and then walks through every
/// instant in between at which something happened, so that the result does not depend on how often it is touched.
/// What more rows can only make truer is known at once; the rest is known for an instant once the clock is past it.
/// </summary>
internal sealed class GroupFold
{
    private const long Never = long.MaxValue;

    private readonly RuleFold _rule;
    private readonly SlidingCount _hits;
    private readonly SlidingCount? _base;
    private readonly SampleRing _samples = new();

    // Since when the condition holds, and since when it does not although the pending group has not been told so.
    private long _trueFrom = Never;
    private long _dipFrom = Never;
    private long _overFrom = Never;
    private long _nextRepeat = Never;
    private long _observedFrom;

    public GroupFold(RuleFold rule, byte[] key, string name, IReadOnlyList<AlertLabel> labels, long observedFrom)
    {
        _rule = rule;
        Key = key;
        Name = name;
        Labels = labels;
        _observedFrom = observedFrom;
        _hits = new SlidingCount(rule.Plan.Cells);
        if (rule.Plan.IsShare) _base = new SlidingCount(rule.Plan.Cells);
    }

    public byte[] Key { get; }

    public string Name { get; }

    public IReadOnlyList<AlertLabel> Labels { get; }

    public AlertState State { get; private set; }

    /// <summary>Since when the condition holds; where it does not, 0.</summary>
    public long SinceTicks => _trueFrom == Never ? 0 : _trueFrom;

    public long FiredTicks { get; private set; }

    /// <summary>How the newest firing was delivered; a resolve goes the same way.</summary>
    public AlertDelivery Delivery { get; set; } = AlertDelivery.Historical;

    public bool IsTold => State == AlertState.Firing && Delivery == AlertDelivery.Send;

    /// <summary>Fires, was never told, and its condition still holds.</summary>
    public bool IsStillToBeTold => State == AlertState.Firing && Delivery != AlertDelivery.Send && _overFrom == Never;

    /// <summary>Nothing in it that could not be made anew by its next row.</summary>
    public bool IsIdle => State == AlertState.Inactive && _trueFrom == Never && _hits.IsEmpty && _base is not { IsEmpty: false };

    /// <summary>Whether the passing of time alone can change it.</summary>
    public bool WaitsForTime => State != AlertState.Inactive || _trueFrom != Never || !_rule.Plan.OnlyRowsMatter;

    public double Value => _base is null ? _hits.Total : _base.Total == 0 ? 0 : (double)_hits.Total / _base.Total;

    public int[] Sparkline(long now) => _hits.Sparkline(now, _rule.Plan.Window, 20);

    public IReadOnlyList<AlertSample> Samples => _samples.ToList();

    public void Add(long stamp, long now, bool hit, ReadOnlySpan<byte> text)
    {
        AdvanceTo(now);
        _base?.Add(stamp);
        if (hit)
        {
            _samples.Add(text, stamp, State == AlertState.Inactive ? now - _rule.Plan.Window : long.MinValue);
            _hits.Add(stamp);
        }

        Changed(now);
        Settle(now, complete: false);
    }

    public void AdvanceTo(long now)
    {
        while (NextExpiry is var expiry && expiry <= now)
        {
            Settle(expiry, complete: true);
            while (!_hits.IsEmpty && _hits.OldestStamp + _rule.Plan.Window == expiry) _hits.DropOldest();
            while (_base is { IsEmpty: false } && _base.OldestStamp + _rule.Plan.Window == expiry) _base.DropOldest();
            Changed(expiry);
        }

        Settle(now, complete: false);
    }

    /// <summary>Evaluates a group that no row has touched yet.</summary>
    public void Begin(long now) => Changed(now);

    /// <summary>
    /// Nothing is known of what came before <paramref name="from"/>: that few rows were seen says nothing until a whole window passed.
    /// </summary>
    public void Unobserve(long from)
    {
        if (!_rule.Plan.AbsenceCounts || from <= _observedFrom) return;
        _observedFrom = from;
        if (State == AlertState.Firing || _trueFrom == Never) return;
        State = AlertState.Inactive;
        _trueFrom = from + _rule.Plan.Window;
    }

    /// <summary>The clock was set back: what the windows hold lies in the future now.</summary>
    public void StepBack(long now)
    {
        _hits.Clear();
        _base?.Clear();
        _observedFrom = now;
        _dipFrom = Never;
        _overFrom = Never;
        if (State == AlertState.Firing)
        {
            FiredTicks = Math.Min(FiredTicks, now);
            _trueFrom = Math.Min(_trueFrom, now);
            if (_nextRepeat != Never) _nextRepeat = now + _rule.Rule.Repeat.Ticks;
        }
        else
        {
            State = AlertState.Inactive;
            _trueFrom = Never;
        }

        Changed(now);
    }

    /// <summary>After a rule's durations changed: a group that fires too early for the new ones is pending again.</summary>
    public void Rejudge(long now)
    {
        if (State != AlertState.Firing || _trueFrom + _rule.Plan.Confirm(_rule.Rule.For.Ticks) <= now || _overFrom != Never) return;
        _rule.Emit(this, AlertKind.Resolved, now);
        State = AlertState.Pending;
        _rule.Emit(this, AlertKind.Pending, now);
    }

    public GroupSnapshot Save() => new()
    {
        Key = Key,
        State = State,
        TrueFrom = _trueFrom,
        DipFrom = _dipFrom,
        OverFrom = _overFrom,
        NextRepeat = _nextRepeat,
        ObservedFrom = _observedFrom,
        Fired = FiredTicks,
        Delivery = Delivery,
        Hits = _hits.Save(),
        Base = _base?.Save(),
        Samples = _samples.ToList(),
    };

    public void Load(GroupSnapshot saved)
    {
        State = saved.State;
        (_trueFrom, _dipFrom, _overFrom, _nextRepeat, _observedFrom) = (saved.TrueFrom, saved.DipFrom, saved.OverFrom, saved.NextRepeat, saved.ObservedFrom);
        FiredTicks = saved.Fired;
        Delivery = saved.Delivery;
        _hits.Load(saved.Hits);
        if (saved.Base is not null) _base?.Load(saved.Base);
        _samples.Load(saved.Samples);
    }

    private long NextExpiry
    {
        get
        {
            var oldest = _hits.IsEmpty ? Never : _hits.OldestStamp;
            if (_base is { IsEmpty: false }) oldest = Math.Min(oldest, _base.OldestStamp);
            return oldest == Never ? Never : oldest + _rule.Plan.Window;
        }
    }

    private bool IsKnown => (_base ?? _hits).Total >= _rule.Plan.AtLeast && _base is not { Total: 0 };

    private void Changed(long at)
    {
        var value = Value;
        if (State == AlertState.Firing)
        {
            // Too few rows to judge by: nothing keeps it firing.
            if (IsKnown && !_rule.Plan.Recovered(value)) _overFrom = Never;
            else if (_overFrom == Never) _overFrom = at;
            return;
        }

        var holds = IsKnown && _rule.Plan.Holds(value);
        if (_rule.Plan.Rises)
        {
            if (!holds)
            {
                if (_trueFrom != Never && _dipFrom == Never) _dipFrom = at;
                return;
            }

            if (_trueFrom == Never) _trueFrom = at;
            _dipFrom = Never;
        }
        else if (!holds)
        {
            _trueFrom = Never;
            State = AlertState.Inactive;
        }
        else if (_trueFrom == Never)
        {
            _trueFrom = _rule.Plan.AbsenceCounts ? Math.Max(at, _observedFrom + _rule.Plan.Window) : at;
        }
    }

    /// <summary>Does what is due. <paramref name="complete"/>: only what was due before this instant, at which the count changes.</summary>
    private void Settle(long now, bool complete)
    {
        if (State == AlertState.Firing && !SettleFiring(now, complete)) return;
        if (_dipFrom != Never)
        {
            // Rows of the same instant may still end the dip; after it, it is real.
            if (now <= _dipFrom) return;
            _trueFrom = _dipFrom = Never;
            State = AlertState.Inactive;
        }

        if (_trueFrom == Never) return;
        var hold = _rule.Rule.For.Ticks;
        if (State == AlertState.Inactive && hold > 0 && IsDue(_trueFrom + _rule.Plan.Confirm(0), now, complete))
        {
            State = AlertState.Pending;
            _rule.Emit(this, AlertKind.Pending, _trueFrom);
        }

        if (!IsDue(_trueFrom + _rule.Plan.Confirm(hold), now, complete)) return;
        State = AlertState.Firing;
        FiredTicks = _trueFrom + hold;
        Delivery = AlertDelivery.Historical;
        _overFrom = Never;
        _nextRepeat = _rule.Rule.Repeat > TimeSpan.Zero ? FiredTicks + _rule.Rule.Repeat.Ticks : Never;
        _rule.Emit(this, AlertKind.Firing, FiredTicks);
    }

    /// <summary>True once it is resolved.</summary>
    private bool SettleFiring(long now, bool complete)
    {
        if (_overFrom == Never)
        {
            RemindIfDue(now, complete);
            return false;
        }

        var end = _overFrom + _rule.Rule.KeepFiring.Ticks;
        var proven = _rule.Plan.RowsProveRecovery;
        if (!IsDue(end + (proven ? 0 : _rule.Rule.Lateness.Ticks), now, complete) || (!proven && now <= _overFrom)) return false;
        _rule.Emit(this, AlertKind.Resolved, end);
        State = AlertState.Inactive;
        _trueFrom = _dipFrom = _overFrom = _nextRepeat = Never;
        Changed(now);
        return true;
    }

    private void RemindIfDue(long now, bool complete)
    {
        if (_nextRepeat == Never || !IsDue(_nextRepeat, now, complete)) return;
        // After a long gap one reminder is enough.
        var interval = _rule.Rule.Repeat.Ticks;
        var at = _nextRepeat + (now - _nextRepeat) / interval * interval;
        _nextRepeat = at + interval;
        if (IsTold) _rule.Emit(this, AlertKind.Repeat, at);
    }

    private static bool IsDue(long due, long now, bool complete) => complete ? due < now : due <= now;
}
