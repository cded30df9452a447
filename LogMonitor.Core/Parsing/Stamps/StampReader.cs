using System.Buffers.Binary;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// Reads the stamps of one stream. The shape and its place are learned from the first stamp and tried there first from then on;
/// the bytes of the last date are kept with its ticks, so that usually only the time of day is read.
/// </summary>
internal sealed class StampReader(TimeZoneInfo zone)
{
    // After so many lines in a row without a stamp where it was, it is looked for anywhere again.
    private const int ForgetAfter = 512;

    // No log is older: an earlier arrival is none at all, as when a format only scores a line.
    private static readonly long EarliestArrival = new DateTime(1973, 1, 1).Ticks;

    private readonly ZoneClock _zone = new(zone);
    private readonly RegionZones _regions = new();
    private DateOrder _dateOrder;
    private StampShape? _shape;
    private bool _isYearFirst;
    private int _column;
    private int _word;
    private int _misses;
    private ulong _dateHead;
    private ushort _dateTail;
    private long _dateTicks;

    /// <summary>The stream's numeric dates stand in that order.</summary>
    public void Learn(DateOrder order) => _dateOrder = order;

    public bool TryFind(ReadOnlySpan<byte> line, long arrivalTicks, out FoundStamp stamp)
    {
        if (_shape is not null && TryAt(line, _column, arrivalTicks, out stamp))
        {
            _misses = 0;
            return true;
        }

        return TryElsewhere(line, arrivalTicks, out stamp);
    }

    /// <summary>A stamp that begins at <paramref name="column"/>, in the learned shape or any other.</summary>
    public bool TryReadAt(ReadOnlySpan<byte> line, int column, long arrivalTicks, out FoundStamp stamp)
    {
        if (_shape is not null && TryAt(line, column, arrivalTicks, out stamp)) return true;
        var reading = default(StampReading);
        foreach (var shape in StampShape.All)
        {
            if (!shape.TryRead(line[column..], ref reading)) continue;
            Learn(shape, column, 0);
            Complete(line, ref reading, column, arrivalTicks, out stamp);
            return true;
        }

        stamp = default;
        return false;
    }

    private bool TryAt(ReadOnlySpan<byte> line, int column, long arrivalTicks, out FoundStamp stamp)
    {
        stamp = default;
        if (column >= line.Length) return false;
        var text = line[column..];
        var reading = default(StampReading);
        if (_isYearFirst && text.Length >= 19
            && BinaryPrimitives.ReadUInt64LittleEndian(text) == _dateHead && BinaryPrimitives.ReadUInt16LittleEndian(text[8..]) == _dateTail)
        {
            if (!YearFirstStamp.TryReadTime(text, ref reading)) return false;
            stamp.Start = column;
            stamp.End = column + reading.Length;
            if (reading.HasZone && !reading.HasOtherZone)
            {
                stamp.HasZone = true;
                stamp.UtcTicks = _dateTicks + reading.Ticks - reading.OffsetMinutes * TimeSpan.TicksPerMinute;
                return true;
            }

            ToUtc(_dateTicks + reading.Ticks, ZoneOf(line, in reading, ref stamp), in reading, ref stamp);
            return true;
        }

        if (!_shape!.TryRead(text, ref reading)) return false;
        Complete(line, ref reading, column, arrivalTicks, out stamp);
        return true;
    }

    private bool TryElsewhere(ReadOnlySpan<byte> line, long arrivalTicks, out FoundStamp stamp)
    {
        var reading = default(StampReading);
        if (_shape is not null)
        {
            // Words before the stamp differ in length, and so does a syslog priority.
            if (line.Length > 0 && (_word > 0 || line[0] is (byte)'<' or (byte)'['))
            {
                var at = StampSearch.WordStart(line, _word);
                at = StampSearch.SkipOpeners(line, at);
                if (at != _column && TryAt(line, at, arrivalTicks, out stamp))
                {
                    _column = at;
                    _misses = 0;
                    return true;
                }
            }

            if (++_misses < ForgetAfter)
            {
                var other = StampSearch.TryFindAtHead(line, ref reading, out var column, out var word);
                if (other is null)
                {
                    stamp = default;
                    return false;
                }

                Learn(other, column, word);
                Complete(line, ref reading, column, arrivalTicks, out stamp);
                return true;
            }
        }

        var found = StampSearch.TryFind(line, ref reading, out var foundColumn, out var foundWord);
        if (found is null)
        {
            stamp = default;
            return false;
        }

        Learn(found, foundColumn, foundWord);
        Complete(line, ref reading, foundColumn, arrivalTicks, out stamp);
        return true;
    }

    private void Learn(StampShape shape, int column, int word)
    {
        _shape = shape;
        _isYearFirst = shape is YearFirstStamp;
        _column = column;
        _word = word;
        _misses = 0;
        _dateHead = 0;
    }

    private void Complete(ReadOnlySpan<byte> line, ref StampReading reading, int column, long arrivalTicks, out FoundStamp stamp)
    {
        stamp = new FoundStamp { Start = column, End = column + reading.Length, Level = reading.Level };
        if (reading.IsAbsolute)
        {
            stamp.HasZone = true;
            stamp.UtcTicks = reading.Ticks;
            return;
        }

        var clock = ZoneOf(line, in reading, ref stamp);
        if (reading.Year == 0)
        {
            FromArrival(in reading, clock, Math.Max(arrivalTicks, EarliestArrival), ref stamp);
            return;
        }

        if (reading.Order != DateOrder.Unknown) ReadOrder(line[column..], ref reading);
        var date = new DateTime(reading.Year, reading.Month, reading.Day).Ticks;
        if (_isYearFirst)
        {
            _dateHead = BinaryPrimitives.ReadUInt64LittleEndian(line[column..]);
            _dateTail = BinaryPrimitives.ReadUInt16LittleEndian(line[(column + 8)..]);
            _dateTicks = date;
        }

        ToUtc(date + reading.Ticks, clock, in reading, ref stamp);
        if (reading.OtherOrder == DateOrder.Unknown) return;
        var (year, month, day) = NumericDateStamp.DateIn(line[column..], reading.OtherOrder);
        var other = default(FoundStamp);
        ToUtc(new DateTime(year, month, day).Ticks + reading.Ticks, clock, in reading, ref other);
        // The order would not tell which of two equal hours is meant.
        stamp.Doubt = stamp.Doubt == StampDoubt.None && other.Doubt == StampDoubt.None ? StampDoubt.DateOrder : StampDoubt.Unsettled;
        stamp.OtherTicks = other.UtcTicks;
        stamp.Order = reading.Order;
        stamp.OtherOrder = reading.OtherOrder;
    }

    // Reads a numeric date as the stream's others are, and learns from one that can be read in one way only.
    private void ReadOrder(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (reading.OtherOrder == DateOrder.Unknown)
        {
            _dateOrder = reading.Order;
        }
        else if (_dateOrder != DateOrder.Unknown && NumericDateStamp.DateIn(text, _dateOrder) is { Year: > 0 } date)
        {
            (reading.Year, reading.Month, reading.Day) = date;
            reading.OtherOrder = DateOrder.Unknown;
        }
    }

    private void FromArrival(in StampReading reading, ZoneClock clock, long arrivalTicks, ref FoundStamp stamp)
    {
        var arrival = reading.HasZone ? arrivalTicks + reading.OffsetMinutes * TimeSpan.TicksPerMinute : clock.ToLocal(arrivalTicks);
        var local = reading.Month == 0 ? MissingDate.OnNewestDay(reading.Ticks, arrival, out var before) : MissingDate.InNewestYear(in reading, arrival, out before);
        ToUtc(local, clock, in reading, ref stamp);
        if (stamp.Doubt != StampDoubt.None)
        {
            // The day is certain only of what was just written.
            if (Math.Abs(local - arrival) > 2 * TimeSpan.TicksPerHour) stamp.Doubt = StampDoubt.Unsettled;
            return;
        }

        stamp.Doubt = reading.Month == 0 ? StampDoubt.Day : StampDoubt.Year;
        stamp.OtherTicks = reading.HasZone ? before - reading.OffsetMinutes * TimeSpan.TicksPerMinute : clock.ToUtc(before, out _, out _);
    }

    // The source's zone, unless the stamp names one of the world's.
    private ZoneClock ZoneOf(ReadOnlySpan<byte> line, in StampReading reading, ref FoundStamp stamp)
    {
        stamp.HasZone = reading.HasZone;
        if (reading.RegionLength == 0) return _zone;
        var region = _regions.Find(line.Slice(stamp.Start + reading.RegionStart, reading.RegionLength));
        stamp.HasZone = region is not null;
        if (region is null) stamp.End = stamp.Start + reading.RegionStart - 1;
        return region ?? _zone;
    }

    private void ToUtc(long local, ZoneClock clock, in StampReading reading, ref FoundStamp stamp)
    {
        if (!reading.HasZone)
        {
            stamp.UtcTicks = clock.ToUtc(local, out stamp.OtherTicks, out stamp.Doubt);
            return;
        }

        stamp.UtcTicks = local - reading.OffsetMinutes * TimeSpan.TicksPerMinute;
        if (!reading.HasOtherZone) return;
        stamp.OtherTicks = local - reading.OtherOffsetMinutes * TimeSpan.TicksPerMinute;
        var own = _zone.ToUtc(local, out _, out _);
        if (own == stamp.OtherTicks) stamp.UtcTicks = own;
        else if (own != stamp.UtcTicks) stamp.Doubt = StampDoubt.Zone;
    }
}
