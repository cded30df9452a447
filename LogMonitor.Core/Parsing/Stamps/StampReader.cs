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

    private readonly ZoneClock _zone = new(zone);
    private StampShape? _shape;
    private bool _isYearFirst;
    private int _column;
    private int _word;
    private int _misses;
    private ulong _dateHead;
    private ushort _dateTail;
    private long _dateTicks;

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
            Complete(line, in reading, column, arrivalTicks, out stamp);
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
            stamp.UtcTicks = ToUtc(_dateTicks + reading.Ticks, in reading);
            stamp.Start = column;
            stamp.End = column + reading.Length;
            stamp.HasZone = reading.HasZone;
            return true;
        }

        if (!_shape!.TryRead(text, ref reading)) return false;
        Complete(line, in reading, column, arrivalTicks, out stamp);
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
                Complete(line, in reading, column, arrivalTicks, out stamp);
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
        Complete(line, in reading, foundColumn, arrivalTicks, out stamp);
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

    private void Complete(ReadOnlySpan<byte> line, in StampReading reading, int column, long arrivalTicks, out FoundStamp stamp)
    {
        stamp = new FoundStamp { Start = column, End = column + reading.Length, HasZone = reading.HasZone, Level = reading.Level };
        if (reading.IsAbsolute)
        {
            stamp.UtcTicks = reading.Ticks;
            return;
        }

        long local;
        if (reading.Year != 0)
        {
            var date = new DateTime(reading.Year, reading.Month, reading.Day).Ticks;
            if (_isYearFirst)
            {
                _dateHead = BinaryPrimitives.ReadUInt64LittleEndian(line[column..]);
                _dateTail = BinaryPrimitives.ReadUInt16LittleEndian(line[(column + 8)..]);
                _dateTicks = date;
            }

            local = date + reading.Ticks;
        }
        else
        {
            var arrival = reading.HasZone ? arrivalTicks + reading.OffsetMinutes * TimeSpan.TicksPerMinute : _zone.ToLocal(arrivalTicks);
            local = reading.Month == 0 ? MissingDate.OnNewestDay(reading.Ticks, arrival) : MissingDate.InNewestYear(in reading, arrival);
        }

        stamp.UtcTicks = ToUtc(local, in reading);
    }

    private long ToUtc(long local, in StampReading reading)
        => reading.HasZone ? local - reading.OffsetMinutes * TimeSpan.TicksPerMinute : _zone.ToUtc(local);
}
