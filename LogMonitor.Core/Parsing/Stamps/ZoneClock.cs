namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Converts local times of one zone, asking the zone's rules once for each quarter of an hour: no zone changes between.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private const long Quarter = 15 * TimeSpan.TicksPerMinute;

    private readonly bool _isUtc = zone.Equals(TimeZoneInfo.Utc);
    private long _quarter = -1;
    private long _offset;
    private long _otherOffset;
    private StampDoubt _doubt;

    /// <summary>
    /// An hour that comes twice is read as the first of the two; <paramref name="otherTicks"/> is then the second. An hour that does not exist is
    /// read by a clock that was not put forward yet.
    /// </summary>
    public long ToUtc(long localTicks, out long otherTicks, out StampDoubt doubt)
    {
        otherTicks = 0;
        doubt = StampDoubt.None;
        if (_isUtc) return localTicks;
        var quarter = localTicks / Quarter;
        if (quarter != _quarter) Ask(quarter);
        doubt = _doubt;
        otherTicks = localTicks - _otherOffset;
        return localTicks - _offset;
    }

    public long ToLocal(long utcTicks) => _isUtc ? utcTicks : utcTicks + OffsetAt(utcTicks);

    // An offset holds where it leads back to itself; a day away no offset is that of another change.
    private void Ask(long quarter)
    {
        var local = quarter * Quarter;
        var before = OffsetAt(local - TimeSpan.TicksPerDay);
        var after = OffsetAt(local + TimeSpan.TicksPerDay);
        var beforeHolds = OffsetAt(local - before) == before;
        var afterHolds = OffsetAt(local - after) == after;
        _quarter = quarter;
        _offset = beforeHolds || !afterHolds ? before : after;
        _otherOffset = after;
        _doubt = !beforeHolds && !afterHolds ? StampDoubt.Unsettled : beforeHolds && afterHolds && before != after ? StampDoubt.Hour : StampDoubt.None;
    }

    private long OffsetAt(long utcTicks) => zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}
