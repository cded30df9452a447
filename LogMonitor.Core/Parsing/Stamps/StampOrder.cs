namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// Decides between the two times that a stamp can mean: from when its line arrived, and from the stamp before it, as the lines of a stream
/// follow each other. What neither settles is read the likelier way and said to be uncertain.
/// </summary>
internal sealed class StampOrder
{
    // Lines of several threads may be a little out of order.
    private const long Disorder = TimeSpan.TicksPerMinute;

    // Within the differences between two readings of dates, which are 28 days and more.
    private const long DatesFollow = 20 * TimeSpan.TicksPerDay;

    private long _previous;
    private (long Time, long Other) _previousDates;
    private bool _isKnown;
    private bool _isCertain;
    private bool _hasOtherDate;

    /// <summary>Takes up behind a stamp of an earlier run. How sure that one was is forgotten.</summary>
    public void Resume(long previousTicks)
    {
        _previous = previousTicks;
        _isKnown = previousTicks > 0;
        _isCertain = false;
    }

    /// <summary>The likelier time of a record that is taken.</summary>
    /// <param name="head">Has a time.</param>
    /// <param name="arrivalTicks">When the line arrived, UTC.</param>
    /// <param name="certain">False when the other time is possible as well.</param>
    public long Settle(in LineHead head, long arrivalTicks, out bool certain)
    {
        if (head.Doubt == StampDoubt.None)
        {
            certain = true;
            Remember(head.TimeTicks, certain: true);
            return head.TimeTicks;
        }

        var other = false;
        certain = head.Doubt != StampDoubt.Unsettled && TryChoose(in head, arrivalTicks, out other);
        var chosen = other ? head.OtherTicks : head.TimeTicks;
        Remember(chosen, certain);
        if (!certain && head.Doubt == StampDoubt.DateOrder)
        {
            _hasOtherDate = true;
            _previousDates = (head.TimeTicks, head.OtherTicks);
        }

        return chosen;
    }

    private void Remember(long ticks, bool certain)
    {
        if (_isKnown && ticks < _previous && ticks >= _previous - Disorder) return;
        _previous = ticks;
        _isKnown = true;
        _isCertain = certain;
        _hasOtherDate = false;
    }

    /// <returns>True when it is certain. <paramref name="other"/> is set to the better guess in any case.</returns>
    private bool TryChoose(in LineHead head, long arrivalTicks, out bool other)
    {
        var (ahead, near, follow) = Tolerances(head.Doubt);
        other = head.TimeTicks > arrivalTicks + ahead && head.OtherTicks <= arrivalTicks + ahead;
        if (other || head.TimeTicks <= arrivalTicks + ahead && head.OtherTicks > arrivalTicks + ahead) return true;

        // A stream that was not certain a line ago may be an old file: then only what was just written proves anything.
        if (_isKnown && !_isCertain) near = Math.Min(near, 10 * TimeSpan.TicksPerMinute);
        var byArrival = Compare(Math.Abs(head.TimeTicks - arrivalTicks) <= near, Math.Abs(head.OtherTicks - arrivalTicks) <= near);
        var byOrder = ByOrder(in head, follow, out var proven);
        other = byOrder != 0 && (proven || byArrival == 0) ? byOrder > 0 : byArrival > 0;
        if (byArrival == 0) return byOrder != 0 && proven;
        return byOrder == 0 || !proven || byArrival == byOrder;
    }

    // Below 0: the first reading follows the stamp before it; above: the other one; 0: nothing tells.
    private int ByOrder(in LineHead head, long follow, out bool proven)
    {
        proven = _isCertain;
        if (!_isKnown) return 0;
        var (gap, otherGap) = (head.TimeTicks - _previous, head.OtherTicks - _previous);
        switch (head.Doubt)
        {
            case StampDoubt.Hour when gap < -Disorder && otherGap is >= -Disorder and <= TimeSpan.TicksPerHour:
                // The clock was put back.
                proven = true;
                return 1;
            case StampDoubt.Hour when gap < 0:
                // A little late, or an hour after the line before it.
                proven = false;
                return -1;
            case StampDoubt.DateOrder when _hasOtherDate:
                // Both stamps read one way are near each other, read the other way they are not.
                proven = true;
                return Compare(head.TimeTicks - _previousDates.Time is >= -Disorder and <= DatesFollow, head.OtherTicks - _previousDates.Other is >= -Disorder and <= DatesFollow);
            default:
                return Compare(gap >= -Disorder && gap <= follow, otherGap >= -Disorder && otherGap <= follow);
        }
    }

    private static int Compare(bool first, bool other) => first == other ? 0 : first ? -1 : 1;

    // How far a clock may be ahead, how close to the arrival a line is that was just written, and how soon after another a line usually follows.
    private static (long Ahead, long Near, long Follow) Tolerances(StampDoubt doubt) => doubt switch
    {
        StampDoubt.Year or StampDoubt.DateOrder => (TimeSpan.TicksPerDay, TimeSpan.TicksPerDay, TimeSpan.TicksPerDay),
        StampDoubt.Day => (TimeSpan.TicksPerHour, TimeSpan.TicksPerHour, TimeSpan.TicksPerHour),
        _ => (TimeSpan.TicksPerMinute, 10 * TimeSpan.TicksPerMinute, 10 * TimeSpan.TicksPerMinute),
    };
}
