using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>A hash of some bytes of a file: enough to tell contents apart, far too little to reveal them.</summary>
/// <param name="Length">How many bytes it covers.</param>
/// <param name="Hash">The first 64 bits of their SHA-256.</param>
public readonly record struct Fingerprint(int Length, ulong Hash)
{
    /// <summary>The head of a file, at most this many bytes.</summary>
    public const int MaxPrefix = 1024;

    /// <summary>The bytes before an offset, at most this many: they tell a refilled file from a grown one.</summary>
    public const int MaxMarker = 4096;

    internal static Fingerprint Prefix(SafeFileHandle file, long size) => Read(file, 0, (int)Math.Min(size, MaxPrefix));

    internal static Fingerprint Marker(SafeFileHandle file, long offset)
    {
        var length = (int)Math.Min(offset, MaxMarker);
        return Read(file, offset - length, length);
    }

    internal bool Matches(SafeFileHandle file, long start) => Read(file, start, Length) == this;

    internal static Fingerprint Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Fingerprint(bytes.Length, BitConverter.ToUInt64(hash));
    }

    private static Fingerprint Read(SafeFileHandle file, long start, int length)
    {
        Span<byte> bytes = stackalloc byte[MaxMarker];
        bytes = bytes[..length];
        var read = 0;
        while (read < length && RandomAccess.Read(file, bytes[read..], start + read) is var got and > 0) read += got;
        return Of(bytes[..read]);
    }
}
