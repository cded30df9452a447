using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>
/// Finds a text of which only ASCII letters have a case. It compares the two bytes of the needle that are rarest in logs
/// at many places at once, and the rest only where both fit: a common letter alone would stop it at every word.
/// </summary>
internal sealed class ByteSearcher : TextSearcher
{
    private const byte CaseBit = 0x20;

    private readonly byte[] _needle;
    private readonly byte[] _masks;
    private readonly int _first;
    private readonly int _second;

    public ByteSearcher(byte[] needle)
    {
        _needle = Array.ConvertAll(needle, CaseFolding.Lower);
        _masks = Array.ConvertAll(needle, b => CaseFolding.IsAsciiLetter(b) ? CaseBit : (byte)0);
        var rarest = Enumerable.Range(0, needle.Length).OrderBy(i => ByteFrequency.Rank(_needle[i])).ToArray();
        _first = rarest[0];
        _second = rarest.Length > 1 ? rarest[1] : rarest[0];
    }

    public override int Find(ReadOnlySpan<byte> text, out int end)
    {
        var found = Find(text);
        end = found + _needle.Length;
        return found;
    }

    private int Find(ReadOnlySpan<byte> text)
    {
        var last = text.Length - _needle.Length;
        if (last < 0) return -1;
        if (_needle.Length == 1) return text.IndexOfAny(_needle[0], (byte)(_needle[0] & ~_masks[0]));
        if (Vector256.IsHardwareAccelerated && last >= Vector256<byte>.Count - 1) return Find256(text, last);
        if (Vector128.IsHardwareAccelerated && last >= Vector128<byte>.Count - 1) return Find128(text, last);
        for (var i = 0; i <= last; i++)
        {
            if (IsAt(text, i)) return i;
        }

        return -1;
    }

    // The last block overlaps the one before it, so that no place is looked at byte by byte.
    private int Find256(ReadOnlySpan<byte> text, int last)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var (first, second) = (Vector256.Create(_needle[_first]), Vector256.Create(_needle[_second]));
        var (firstMask, secondMask) = (Vector256.Create(_masks[_first]), Vector256.Create(_masks[_second]));
        var lastBlock = last - (Vector256<byte>.Count - 1);
        for (var i = 0; ; i = Math.Min(i + Vector256<byte>.Count, lastBlock))
        {
            var a = Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)(i + _first)) | firstMask, first);
            var b = Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)(i + _second)) | secondMask, second);
            for (var hits = (a & b).ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(hits);
                if (IsAt(text, at)) return at;
            }

            if (i == lastBlock) return -1;
        }
    }

    private int Find128(ReadOnlySpan<byte> text, int last)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var (first, second) = (Vector128.Create(_needle[_first]), Vector128.Create(_needle[_second]));
        var (firstMask, secondMask) = (Vector128.Create(_masks[_first]), Vector128.Create(_masks[_second]));
        var lastBlock = last - (Vector128<byte>.Count - 1);
        for (var i = 0; ; i = Math.Min(i + Vector128<byte>.Count, lastBlock))
        {
            var a = Vector128.Equals(Vector128.LoadUnsafe(ref start, (nuint)(i + _first)) | firstMask, first);
            var b = Vector128.Equals(Vector128.LoadUnsafe(ref start, (nuint)(i + _second)) | secondMask, second);
            for (var hits = (a & b).ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(hits);
                if (IsAt(text, at)) return at;
            }

            if (i == lastBlock) return -1;
        }
    }

    private bool IsAt(ReadOnlySpan<byte> text, int at)
    {
        var place = text.Slice(at, _needle.Length);
        for (var i = 0; i < place.Length; i++)
        {
            if ((place[i] | _masks[i]) != _needle[i]) return false;
        }

        return true;
    }
}
