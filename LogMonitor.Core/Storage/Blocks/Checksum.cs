using System.Numerics;
using System.Runtime.InteropServices;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>CRC-32C (Castagnoli), in hardware where there is any.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var single in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, single);
        return crc ^ uint.MaxValue;
    }
}
