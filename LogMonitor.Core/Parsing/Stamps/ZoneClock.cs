namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Converts local times of one zone, asking the zone's rules once for each quarter of an hour: no zone changes between.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private const long Quarter = 15 * TimeSpan.TicksPerMinute;

    private readonly bool _isUtc = zone.Equals(TimeZoneInfo.Utc);
    private long _quarter = -1;
    private long _offset;

    /// <summary>In the hour that a zone repeats, the standard time is taken.</summary>
    public long ToUtc(long localTicks)
    {
        if (_isUtc) return localTicks;
        var quarter = localTicks / Quarter;
        if (quarter != _quarter)
        {
            _offset = zone.GetUtcOffset(new DateTime(quarter * Quarter, DateTimeKind.Unspecified)).Ticks;
            _quarter = quarter;
        }

        return localTicks - _offset;
    }

    public long ToLocal(long utcTicks) => _isUtc ? utcTicks : utcTicks + zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}
