using System.Text;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Ends that come too early are damage, not a crash.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if ((uint)_at >= (uint)_bytes.Length) break;
            var next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw new DamagedBlockException("an integer runs past the end");
    }

    public long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int()
    {
        var value = Varint();
        return value <= int.MaxValue ? (int)value : throw new DamagedBlockException("a count is out of range");
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _bytes.Length - _at) throw new DamagedBlockException("a column runs past the end");
        var result = _bytes.Slice(_at, count);
        _at += count;
        return result;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes(Int()));
}
