namespace LogMonitor.Core.Events;

/// <summary>
/// Scratch space into which values are unescaped, so that reading a field makes no object.
/// One owner, one thread; a span from it is valid until the next <see cref="Rent"/>.
/// </summary>
public sealed class FieldBuffer
{
    private byte[] _bytes = new byte[256];

    /// <summary>At least <paramref name="length"/> bytes, with unspecified content.</summary>
    public Span<byte> Rent(int length)
    {
        if (_bytes.Length < length) _bytes = new byte[Math.Max(length, _bytes.Length * 2)];
        return _bytes;
    }
}
