namespace LogMonitor.Core.Events;

/// <summary>
/// Scratch space into which values are unescaped, so that reading a field makes no object.
/// One owner, one thread; a span from it is valid until the next <see cref="Rent"/>.
/// </summary>
public sealed class FieldBuffer
{
    private byte[] _bytes = new byte[256];
    private byte[] _line = [];

    /// <summary>At least <paramref name="length"/> bytes, with unspecified content.</summary>
    public Span<byte> Rent(int length)
    {
        if (_bytes.Length < length) _bytes = new byte[Math.Max(length, _bytes.Length * 2)];
        return _bytes;
    }

    /// <summary>Space for a whole line, which stays valid while values are unescaped: until the next call of this method.</summary>
    public Span<byte> RentLine(int length)
    {
        if (_line.Length < length) _line = new byte[Math.Max(length, _line.Length * 2)];
        return _line;
    }
}
