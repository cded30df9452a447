using System.Numerics;
using System.Runtime.InteropServices;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>Reads a block back into batches.</summary>
internal sealed class BlockDecoder(Func<int, LogStream> streams, Func<string, LogFormat> formats)
{
    /// <param name="first">The sequence of the block's first row.</param>
    /// <param name="columns">The unpacked columns.</param>
    /// <param name="text">The unpacked text, or empty to leave every row's text empty.</param>
    public List<LogBatch> Decode(long first, ReadOnlySpan<byte> columns, ReadOnlySpan<byte> text)
    {
        var reader = new ByteReader(columns);
        var version = reader.Int();
        if (version is < 1 or > BlockEncoder.Version) throw new DamagedBlockException($"its version {version} is unknown");
        var batches = new List<LogBatch>(reader.Int());
        var withText = !text.IsEmpty;
        var at = 0;
        try
        {
            for (var left = batches.Capacity; left > 0; left--)
            {
                var batch = ReadSegment(ref reader, version, text[at..], withText, out var length);
                batch.Place(first, batch.CommittedTicks, batch.Continuations);
                batches.Add(batch);
                first += batch.Count;
                if (withText) at += length;
            }
        }
        catch
        {
            foreach (var batch in batches) batch.Dispose();
            throw;
        }

        return batches;
    }

    private LogBatch ReadSegment(ref ByteReader reader, int version, ReadOnlySpan<byte> text, bool withText, out int length)
    {
        var stream = reader.Int();
        var rows = reader.Int();
        var arrival = (long)reader.Varint();
        var committed = (long)reader.Varint();
        var origin = (BatchOrigin)reader.Int();
        var format = formats(reader.Text());
        var formatVersion = reader.Int();
        var parsedAs = version == 1 ? null : ReadParsedAs(ref reader, format.Name);
        var continuations = ReadContinuations(ref reader);

        var columns = new BatchColumns(0, Math.Max(rows, 1));
        try
        {
            columns.Count = rows;
            length = 0;
            for (var row = 0; row < rows; row++)
            {
                length = checked(length + reader.Int());
                columns.Offsets[row + 1] = withText ? length : 0;
            }

            if (withText)
            {
                if (length > text.Length) throw new DamagedBlockException("its text is too short");
                columns.EnsureText(length);
                text[..length].CopyTo(columns.Text);
                columns.TextLength = length;
            }

            ReadDifferences(ref reader, columns.Times.AsSpan(0, rows));
            ReadDifferences(ref reader, columns.SourceOffsets.AsSpan(0, rows));
            reader.Bytes(rows).CopyTo(MemoryMarshal.AsBytes(columns.Levels.AsSpan(0, rows)));
            ReadSparse(ref reader, MemoryMarshal.Cast<RowFlags, ushort>(columns.Flags.AsSpan(0, rows)));
            ReadSparse(ref reader, columns.Patterns.AsSpan(0, rows));
        }
        catch
        {
            columns.Return();
            throw;
        }

        return new LogBatch(streams(stream), format, columns)
        {
            ArrivalTicks = arrival,
            Origin = origin,
            CommittedTicks = committed,
            Continuations = continuations,
            ParsedAs = parsedAs,
            FormatVersion = formatVersion,
        };
    }

    private StreamReading? ReadParsedAs(ref ByteReader reader, string format)
    {
        var kind = reader.Int();
        if (kind == 0) return null;
        // A zone that this machine lacks is none of those that a stream is to be read in.
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(reader.Text(), out var zone)) return null;
        return kind == 1 && zone.Id == TimeZoneInfo.Utc.Id ? StreamReading.Learned : new StreamReading { Format = kind == 2 ? formats(LogFormat.FamilyOf(format)) : null, Zone = zone };
    }

    private static IReadOnlyList<Continuation> ReadContinuations(ref ByteReader reader)
    {
        var count = reader.Int();
        if (count == 0) return [];
        var continuations = new Continuation[count];
        for (var i = 0; i < count; i++) continuations[i] = new Continuation(reader.Int(), (long)reader.Varint());
        return continuations;
    }

    private static void ReadDifferences(ref ByteReader reader, Span<long> values)
    {
        long before = 0;
        for (var row = 0; row < values.Length; row++) values[row] = before += reader.ZigZag();
    }

    private static void ReadSparse<T>(ref ByteReader reader, Span<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (reader.Varint() == 0)
        {
            values.Clear();
            return;
        }

        for (var row = 0; row < values.Length; row++) values[row] = T.CreateTruncating(reader.Varint());
    }
}
