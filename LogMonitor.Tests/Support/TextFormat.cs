using LogMonitor.Core.Events;

namespace LogMonitor.Tests.Support;

/// <summary>A format without fields, for tests that are not about formats.</summary>
internal sealed class TextFormat : LogFormat
{
    public static TextFormat Instance { get; } = new();

    public override string Name => "text";

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        return false;
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer) => text;
}
