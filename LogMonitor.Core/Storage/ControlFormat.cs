using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage;

/// <summary>Control records are read by who they are for; no query sees fields in them.</summary>
public sealed class ControlFormat : LogFormat
{
    public static ControlFormat Instance { get; } = new();

    public override string Name => "control";

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
