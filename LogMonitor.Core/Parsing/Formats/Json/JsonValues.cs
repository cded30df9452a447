using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>What a JSON value without quotes is, by its first byte.</summary>
internal static class JsonValues
{
    public static FieldKind KindOf(ReadOnlySpan<byte> value) => value[0] switch
    {
        (byte)'{' or (byte)'[' => FieldKind.Structure,
        (byte)'t' or (byte)'f' => FieldKind.Boolean,
        (byte)'n' => FieldKind.Null,
        _ => FieldKind.Number,
    };
}
