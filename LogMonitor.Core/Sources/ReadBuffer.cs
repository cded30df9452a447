namespace LogMonitor.Core.Sources;

/// <summary>
/// What was read of a source that only goes forward, and not yet taken: new bytes go behind the old ones. It grows for a long record and shrinks again behind it.
/// </summary>
internal sealed class ReadBuffer
{
    // A few times what a pipe holds (64 KiB, pipe(7)).
    private const int UsualBytes = 256 * 1024;

    // A record at its cap, its unfinished neighbour and room to see its end.
    private const int LongRecordBytes = 4 * 1024 * 1024;

    private byte[] _bytes = new byte[UsualBytes];
    private int _start;
    private int _end;

    public int Length => _end - _start;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(_start, Length);

    /// <summary>Room for the next read. What is in the buffer stays where it is until the next call.</summary>
    public Memory<byte> MakeRoom()
    {
        if (_start > 0) Bytes.CopyTo(_bytes);
        (_start, _end) = (0, Length);
        if (_end == _bytes.Length) Array.Resize(ref _bytes, LongRecordBytes);
        else if (_end == 0 && _bytes.Length > UsualBytes) _bytes = new byte[UsualBytes];
        return _bytes.AsMemory(_end);
    }

    /// <summary>The bytes that were read into the room.</summary>
    public ReadOnlyMemory<byte> Add(int count)
    {
        _end += count;
        return _bytes.AsMemory(_end - count, count);
    }

    public void Take(int count) => _start += count;
}
