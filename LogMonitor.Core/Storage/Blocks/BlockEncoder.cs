using System.Numerics;
using System.Runtime.InteropServices;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>
/// Writes placed batches, neighbours in sequence, as one block: all columns in one blob, all text in another, so that
/// what needs no text opens no text. Numbers are LEB128; times and offsets are differences to the row before.
/// </summary>
internal sealed class BlockEncoder
{
    public const int Version = 2;

    private readonly ByteWriter _columns = new();
    private byte[] _text = [];

    public EncodedBlock Encode(IReadOnlyList<LogBatch> batches, int level)
    {
        var block = new EncodedBlock { FirstSequence = batches[0].FirstSequence, LastSequence = batches[^1].LastSequence };
        _columns.Clear();
        _columns.Varint(Version);
        _columns.Varint((ulong)batches.Count);
        var textLength = 0;
        foreach (var batch in batches) textLength = checked(textLength + batch.Text.Length);
        if (_text.Length < textLength) _text = new byte[Math.Max(textLength, _text.Length * 2)];

        var at = 0;
        foreach (var batch in batches)
        {
            batch.Text.CopyTo(_text.AsSpan(at));
            at += batch.Text.Length;
            WriteSegment(batch);
            block.Add(batch);
        }

        var columns = PackedBytes.Pack(_columns.Written, level);
        block.Columns = new PackedBlob(columns.Codec, columns.Rented, columns.Length, _columns.Written.Length);
        var text = PackedBytes.Pack(_text.AsSpan(0, textLength), level);
        block.Text = new PackedBlob(text.Codec, text.Rented, text.Length, textLength);
        return block;
    }

    private void WriteSegment(LogBatch batch)
    {
        var writer = _columns;
        var rows = batch.Count;
        writer.Varint((ulong)batch.Stream.Id);
        writer.Varint((ulong)rows);
        writer.Varint((ulong)batch.ArrivalTicks);
        writer.Varint((ulong)batch.CommittedTicks);
        writer.Varint((ulong)batch.Origin);
        writer.Text(batch.ParsedFormat.Name);
        writer.Varint((ulong)batch.FormatVersion);
        WriteParsedAs(batch.ParsedAs);
        writer.Varint((ulong)batch.Continuations.Count);
        foreach (var continuation in batch.Continuations)
        {
            writer.Varint((ulong)continuation.Row);
            writer.Varint((ulong)continuation.HeadSequence);
        }

        writer.Reserve(rows * 3);
        var offsets = batch.Offsets;
        for (var row = 0; row < rows; row++) writer.PutVarint((uint)(offsets[row + 1] - offsets[row]));
        WriteDifferences(batch.Times);
        WriteDifferences(batch.SourceOffsets);
        writer.Bytes(MemoryMarshal.AsBytes(batch.Levels));
        WriteSparse(MemoryMarshal.Cast<RowFlags, ushort>(batch.Flags));
        WriteSparse(batch.Patterns);
    }

    // 0: not known; 1: the format was learned; 2: it was decided on. The zone follows where it is known.
    private void WriteParsedAs(StreamReading? reading)
    {
        _columns.Varint(reading is null ? 0ul : reading.Format is null ? 1ul : 2ul);
        if (reading is not null) _columns.Text(reading.Zone.Id);
    }

    private void WriteDifferences(ReadOnlySpan<long> values)
    {
        long before = 0;
        foreach (var value in values)
        {
            _columns.PutZigZag(value - before);
            before = value;
        }
    }

    /// <summary>A column that is usually all zero costs one byte then.</summary>
    private void WriteSparse<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!values.ContainsAnyExcept(T.Zero))
        {
            _columns.Varint(0);
            return;
        }

        _columns.Varint(1);
        _columns.Reserve(values.Length);
        foreach (var value in values) _columns.PutVarint(ulong.CreateTruncating(value));
    }
}
