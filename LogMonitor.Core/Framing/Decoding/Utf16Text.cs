using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace LogMonitor.Core.Framing.Decoding;

/// <summary>UTF-16 to UTF-8, line by line, so that each line's place in the source is known.</summary>
internal sealed class Utf16Text(bool bigEndian)
{
    private const byte Invalid = 0xFF;

    /// <summary>Appends the whole characters that <paramref name="data"/> holds.</summary>
    /// <returns>How many bytes they take.</returns>
    public int Append(ReadOnlySpan<byte> data, long offset, bool isEnd, DecodedText into)
    {
        var read = bigEndian ? AppendSwapped(data, offset, isEnd, into) : AppendLines(MemoryMarshal.Cast<byte, char>(data), offset, isEnd, into);
        if (!isEnd || read == data.Length) return read;
        // Half a unit, with nothing to follow.
        into.Append(Invalid);
        return data.Length;
    }

    /// <summary>How many bytes of UTF-16 became that text.</summary>
    public static int BytesOf(ReadOnlySpan<byte> text)
    {
        var units = 0;
        foreach (var b in text)
        {
            if ((b & 0xC0) != 0x80) units++;
            if (b is >= 0xF0 and < Invalid) units++;
        }

        return units * sizeof(char);
    }

    private static int AppendSwapped(ReadOnlySpan<byte> data, long offset, bool isEnd, DecodedText into)
    {
        var units = MemoryMarshal.Cast<byte, ushort>(data);
        var swapped = ArrayPool<char>.Shared.Rent(units.Length);
        BinaryPrimitives.ReverseEndianness(units, MemoryMarshal.Cast<char, ushort>(swapped.AsSpan(0, units.Length)));
        var read = AppendLines(swapped.AsSpan(0, units.Length), offset, isEnd, into);
        ArrayPool<char>.Shared.Return(swapped);
        return read;
    }

    private static int AppendLines(ReadOnlySpan<char> units, long offset, bool isEnd, DecodedText into)
    {
        var at = 0;
        while (at < units.Length)
        {
            var length = units[at..].IndexOf('\n') + 1;
            var isWhole = length > 0;
            if (!isWhole) length = units.Length - at;
            into.Begin(offset + at * sizeof(char));
            var read = AppendCharacters(units.Slice(at, length), isWhole || isEnd, into);
            at += read;
            if (read < length) break;
        }

        return at * sizeof(char);
    }

    private static int AppendCharacters(ReadOnlySpan<char> units, bool isWhole, DecodedText into)
    {
        var read = 0;
        while (read < units.Length)
        {
            // A unit makes at most three bytes.
            var room = into.Room((units.Length - read) * 3);
            var result = Utf8.FromUtf16(units[read..], room, out var got, out var written, replaceInvalidSequences: false, isFinalBlock: isWhole);
            into.Advance(written);
            read += got;
            // More is needed for a pair whose second half is still to come.
            if (result is OperationStatus.Done or OperationStatus.NeedMoreData) break;
            into.Append(Invalid);
            read++;
        }

        return read;
    }
}
