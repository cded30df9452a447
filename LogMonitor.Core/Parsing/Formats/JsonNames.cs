using System.Text;
using System.Text.Json;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Names and values as a JSON reader stands on them, without strings.</summary>
internal static class JsonNames
{
    // Longer names with escapes are compared as they stand.
    private const int MaxEscaped = 256;

    /// <summary>The property name under the reader equals <paramref name="lower"/>, in any case.</summary>
    public static bool Matches(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> lower)
    {
        if (!reader.ValueIsEscaped) return Same(reader.ValueSpan, lower);
        if (reader.ValueSpan.Length > MaxEscaped) return false;
        Span<byte> name = stackalloc byte[MaxEscaped];
        return Same(name[..JsonText.Copy(ref reader, name)], lower);
    }

    private static bool Same(ReadOnlySpan<byte> name, ReadOnlySpan<byte> lower)
        => name.Length == lower.Length && (Ascii.EqualsIgnoreCase(name, lower) || name.SequenceEqual(lower));
}
