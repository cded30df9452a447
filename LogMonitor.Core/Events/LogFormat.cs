namespace LogMonitor.Core.Events;

/// <summary>
/// How the text of a stream's records is read. The raw text is the truth: fields are read out of it on
/// demand, so a better version of a format improves history too.
/// </summary>
public abstract class LogFormat
{
    /// <summary>A short lower-case name, stable forever: it is stored with every batch.</summary>
    public abstract string Name { get; }

    /// <summary>The name without the parameters that a colon may separate from it: what people call the format.</summary>
    public static string FamilyOf(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? name : name[..colon];
    }

    /// <summary>Raised when the format reads the same text differently than before.</summary>
    public virtual int Version => 1;

    /// <summary>
    /// True where every field's value stands in the text as it is, unless the text has a backslash. A search for a value
    /// that does not occur in the text at all then need not parse it.
    /// </summary>
    public virtual bool FieldsAreVerbatim => false;

    /// <summary>Finds one field. <paramref name="value"/> is valid until <paramref name="buffer"/> is used again.</summary>
    public abstract bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value);

    /// <summary>Hands every field of the record to <paramref name="visitor"/>, in the order of the text.</summary>
    public abstract void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor);

    /// <summary>What a person would call the message: the first line without stamp, level and logger.</summary>
    public abstract ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer);
}
