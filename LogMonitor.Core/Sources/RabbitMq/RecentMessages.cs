using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>
/// The messages that were committed last: of those that a broker delivers again after a crash or a broken connection, they are the ones
/// that the log has already. Committed with the rows, so that they are never behind them.
/// </summary>
/// <param name="prefetch">How many messages may be unacknowledged at one time: as many at least are remembered.</param>
internal sealed class RecentMessages(int prefetch)
{
    // A broker that is killed forgets acknowledgements of its last moments too.
    private const int Least = 4096;

    private readonly int _capacity = Math.Max(prefetch, Least);
    private readonly Queue<ulong> _committed = new();
    private readonly Dictionary<ulong, int> _expected = [];

    /// <summary>
    /// Which message it is: the first 64 bits of SHA-256 of all that it brings along. Publishers make its id unique, where it has one; the
    /// rest is in it for those who do not.
    /// </summary>
    public static ulong IdentityOf(string? messageId, string routingKey, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(messageId.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes([timestamp, routingKey.Length]));
        hash.AppendData(MemoryMarshal.AsBytes(routingKey.AsSpan()));
        hash.AppendData(body);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    /// <summary>Begins a connection: what it delivers again is compared with what is remembered now, each remembered message once.</summary>
    public void Expect()
    {
        _expected.Clear();
        foreach (var identity in _committed) _expected[identity] = _expected.GetValueOrDefault(identity) + 1;
    }

    /// <summary>True when a message that may be one that is delivered again was committed before.</summary>
    public bool IsKnown(ulong identity)
    {
        if (!_expected.TryGetValue(identity, out var count)) return false;
        if (count == 1) _expected.Remove(identity);
        else _expected[identity] = count - 1;
        return true;
    }

    /// <summary>Remembers messages that are about to be committed, in their order.</summary>
    public void Add(IEnumerable<ulong> identities)
    {
        foreach (var identity in identities)
        {
            _committed.Enqueue(identity);
            if (_committed.Count > _capacity) _committed.Dequeue();
        }
    }

    /// <summary>A text that <see cref="Load"/> reads.</summary>
    public override string ToString() => Convert.ToBase64String(MemoryMarshal.AsBytes<ulong>(_committed.ToArray()));

    /// <summary>Takes up what an earlier run remembered; anything else is ignored.</summary>
    public void Load(string text)
    {
        var bytes = new byte[Encoding.ASCII.GetMaxByteCount(text.Length)];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return;
        foreach (var identity in MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, length))) _committed.Enqueue(identity);
    }
}
