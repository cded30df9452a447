using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>Small decimal numbers in UTF-8.</summary>
internal static class Digits
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(byte b) => (uint)(b - '0') <= 9;

    /// <summary>Two digits at <paramref name="at"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Two(ReadOnlySpan<byte> text, int at)
    {
        if ((uint)(at + 1) >= (uint)text.Length) return -1;
        var tens = (uint)(text[at] - '0');
        var ones = (uint)(text[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1;
    }

    /// <summary>Four digits at <paramref name="at"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Four(ReadOnlySpan<byte> text, int at)
    {
        var high = Two(text, at);
        var low = Two(text, at + 2);
        return (high | low) < 0 ? -1 : high * 100 + low;
    }

    /// <summary>How many digits begin at <paramref name="at"/>.</summary>
    public static int Run(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && Is(text[end])) end++;
        return end - at;
    }

    /// <summary>The number in <paramref name="digits"/>, which holds at most 18 digits and nothing else.</summary>
    public static long Value(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (var b in digits) value = value * 10 + (b - '0');
        return value;
    }

    /// <summary>Eight bytes <c>HH:MM:SS</c> to seconds of the day, all eight checked at once; -1 when they are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Clock(ReadOnlySpan<byte> eight)
    {
        // Exclusive-or with "00:00:00" leaves 0-9 in every digit's byte and 0 in those of the colons.
        var x = BinaryPrimitives.ReadUInt64LittleEndian(eight) ^ 0x3030_3A30_303A_3030UL;
        if (((x + 0x7676_7F76_767F_7676UL | x) & 0x8080_8080_8080_8080UL) != 0) return -1;
        var hours = (int)(x & 0xF) * 10 + (int)(x >> 8 & 0xF);
        var minutes = (int)(x >> 24 & 0xF) * 10 + (int)(x >> 32 & 0xF);
        var seconds = (int)(x >> 48 & 0xF) * 10 + (int)(x >> 56 & 0xF);
        // 60 is a leap second: it is the first of the next minute.
        return hours < 24 && minutes < 60 && seconds <= 60 ? hours * 3600 + minutes * 60 + seconds : -1;
    }
}
