using System.Text;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>Appends integers and bytes to a buffer that is kept and reused.</summary>
internal sealed class ByteWriter
{
    // A 64-bit integer takes at most ten groups of seven bits (LEB128).
    private const int MaxVarint = 10;

    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Makes room for that many integers, so that <see cref="PutVarint"/> need not ask for each.</summary>
    public void Reserve(int integers) => Ensure(checked(integers * MaxVarint));

    public void Varint(ulong value)
    {
        Ensure(MaxVarint);
        PutVarint(value);
    }

    /// <summary>As <see cref="Varint"/>, where room was reserved.</summary>
    public void PutVarint(ulong value)
    {
        var buffer = _buffer;
        var at = _length;
        while (value >= 0x80)
        {
            buffer[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[at++] = (byte)value;
        _length = at;
    }

    /// <summary>Signed, small magnitudes first: 0, -1, 1, -2, …</summary>
    public void PutZigZag(long value) => PutVarint((ulong)((value << 1) ^ (value >> 63)));

    public void ZigZag(long value)
    {
        Ensure(MaxVarint);
        PutZigZag(value);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Text(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Varint((ulong)count);
        Ensure(count);
        Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        _length += count;
    }

    private void Ensure(int more)
    {
        if (_length + more > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_length + more, _buffer.Length * 2));
    }
}
