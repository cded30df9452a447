using System.Buffers.Binary;
using System.Buffers.Text;

namespace LogMonitor.Core.Storage.Search;

/// <summary>
/// The place of the last row of a page, and the end of the log when its first page was made, so that pages neither
/// repeat nor skip rows while more arrive. Opaque to clients.
/// </summary>
public readonly record struct SearchCursor(long TimeTicks, long Sequence, long EndSequence)
{
    private const int Length = 3 * sizeof(long);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, TimeTicks);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Sequence);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], EndSequence);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse(string text, out SearchCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length > 64 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != Length) return false;
        cursor = new SearchCursor(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[16..]));
        return true;
    }
}
