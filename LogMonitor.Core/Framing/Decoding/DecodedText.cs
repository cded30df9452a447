using System.Buffers;

namespace LogMonitor.Core.Framing.Decoding;

/// <summary>
/// The text of one stream, decoded from raw bytes, with the place that each part of it came from. Its buffers are pooled and live
/// for one read: the same bytes are decoded again as long as they are presented.
/// </summary>
internal sealed class DecodedText : IDisposable
{
    private byte[] _bytes = [];
    private int _length;
    private Segment[] _segments = [];
    private int _count;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public int Length => _length;

    public bool IsEmpty => _length == 0;

    /// <summary>Text that is appended from here on came from that place.</summary>
    /// <param name="offset">Of the first raw byte in the source.</param>
    /// <param name="skipped">How much of the text from there was taken before and is not appended.</param>
    /// <param name="timeTicks">When it was written, UTC; 0 where nobody tells.</param>
    public void Begin(long offset, int skipped = 0, long timeTicks = 0)
    {
        if (_count == _segments.Length) Grow(ref _segments, _count, Math.Max(64, _count * 2));
        _segments[_count++] = new Segment(_length, offset, skipped, timeTicks);
    }

    /// <summary>Room for at least so many bytes; what was written there counts after <see cref="Advance"/>.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_length + bytes > _bytes.Length) Grow(ref _bytes, _length, Math.Max(_length + bytes, _bytes.Length * 2));
        return _bytes.AsSpan(_length);
    }

    public void Advance(int bytes) => _length += bytes;

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    public void Append(byte b)
    {
        Room(1)[0] = b;
        _length++;
    }

    /// <summary>Takes out what was appended from <paramref name="start"/> on, up to <paramref name="length"/> bytes.</summary>
    public void Remove(int start, int length)
    {
        length = Math.Min(length, _length - start);
        _bytes.AsSpan(start + length, _length - start - length).CopyTo(_bytes.AsSpan(start));
        _length -= length;
    }

    /// <summary>The segment that the byte at <paramref name="index"/> belongs to.</summary>
    public ref readonly Segment At(int index)
    {
        var low = 0;
        var high = _count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_segments[middle].Start <= index) low = middle;
            else high = middle - 1;
        }

        return ref _segments[low];
    }

    public void Clear()
    {
        _length = 0;
        _count = 0;
    }

    public void Dispose()
    {
        Clear();
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        if (_segments.Length > 0) ArrayPool<Segment>.Shared.Return(_segments);
        _bytes = [];
        _segments = [];
    }

    private static void Grow<T>(ref T[] array, int used, int capacity)
    {
        var larger = ArrayPool<T>.Shared.Rent(capacity);
        Array.Copy(array, larger, used);
        if (array.Length > 0) ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    /// <param name="Start">Its first byte in the text.</param>
    internal readonly record struct Segment(int Start, long Offset, int Skipped, long TimeTicks);
}
