using System.Diagnostics.CodeAnalysis;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;

namespace LogMonitor.Core.Sources.Push;

/// <summary>
/// The names by which pushed records are told apart into streams, as one UTF-8 key: service, a separator, host. Kept as bytes so that
/// finding the stream of a record makes no string.
/// </summary>
internal static class PushLabels
{
    /// <summary>Bytes of a service's or a host's name; the rest of a longer one is left out.</summary>
    public const int MaxName = 200;

    public const int MaxKey = 2 * MaxName + 1;

    // A control character, which names do not have.
    private const byte Separator = 0x1F;

    /// <summary>The key of records that name neither.</summary>
    public static byte[] None { get; } = [Separator];

    /// <summary>Writes the key; the result is its length.</summary>
    public static int Write(ReadOnlySpan<byte> service, ReadOnlySpan<byte> host, Span<byte> key)
    {
        service = Utf8Edges.Cut(service, MaxName);
        host = Utf8Edges.Cut(host, MaxName);
        service.CopyTo(key);
        key[service.Length] = Separator;
        host.CopyTo(key[(service.Length + 1)..]);
        return service.Length + 1 + host.Length;
    }

    public static StreamLabels Read(ReadOnlySpan<byte> key, string source)
    {
        var end = key.IndexOf(Separator);
        return new StreamLabels { Source = source, Service = Name(key[..end]), Host = Name(key[(end + 1)..]) };
    }

    private static string? Name(ReadOnlySpan<byte> name) => name.IsEmpty ? null : Encoding.UTF8.GetString(name);

    /// <summary>Compares keys byte by byte, also before there is an array of them.</summary>
    internal sealed class Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static Comparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
