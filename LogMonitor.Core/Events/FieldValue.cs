namespace LogMonitor.Core.Events;

public enum FieldKind : byte
{
    Text,
    Number,
    Boolean,
    Null,

    /// <summary>A JSON object or array, as its raw JSON text.</summary>
    Structure,
}

/// <summary>A field's value as UTF-8, unescaped.</summary>
public readonly ref struct FieldValue(ReadOnlySpan<byte> text, FieldKind kind)
{
    public ReadOnlySpan<byte> Text { get; } = text;

    public FieldKind Kind { get; } = kind;
}

/// <summary>Receives the fields of a record one by one.</summary>
public interface IFieldVisitor
{
    void Visit(ReadOnlySpan<byte> name, FieldValue value);
}
