using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Core.Sources.Archives;

/// <summary>What identifies a place in a text that only goes forward: its first bytes, and the last ones before the place.</summary>
internal sealed class MarkerWindow
{
    private readonly byte[] _first = new byte[Fingerprint.MaxPrefix];
    private readonly byte[] _last = new byte[Fingerprint.MaxMarker];

    public long Offset { get; private set; }

    /// <summary>Of the first bytes, at most <see cref="Fingerprint.MaxPrefix"/>.</summary>
    public Fingerprint Prefix => Fingerprint.Of(_first.AsSpan(0, (int)Math.Min(Offset, _first.Length)));

    /// <summary>Of the bytes before the offset, at most <see cref="Fingerprint.MaxMarker"/>.</summary>
    public Fingerprint Marker => Before(Kept);

    public bool Matches(Fingerprint marker) => marker.Length <= Kept && Before(marker.Length) == marker;

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        if (Offset < _first.Length) bytes[..(int)Math.Min(bytes.Length, _first.Length - Offset)].CopyTo(_first.AsSpan((int)Offset));
        var added = bytes[^Math.Min(bytes.Length, _last.Length)..];
        var kept = Math.Min(Kept, _last.Length - added.Length);
        _last.AsSpan(Kept - kept, kept).CopyTo(_last);
        added.CopyTo(_last.AsSpan(kept));
        Offset += bytes.Length;
    }

    private int Kept => (int)Math.Min(Offset, _last.Length);

    private Fingerprint Before(int length) => Fingerprint.Of(_last.AsSpan(Kept - length, length));
}
