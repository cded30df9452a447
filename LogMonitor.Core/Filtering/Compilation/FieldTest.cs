using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>A field that has to be read out of the text.</summary>
internal sealed class FieldTest(FieldReader reader, ValueTest test, FieldBuffer buffer) : RowTest
{
    private readonly bool _hasFields = reader.Field.Kind is FilterFieldKind.Record or FilterFieldKind.Trace or FilterFieldKind.Logger;

    public override int Cost => 100 + test.Cost;

    public override bool Matches(in LogEvent row)
    {
        if (_hasFields && test.Required is { } required && row.Batch.Format.FieldsAreVerbatim && CannotHold(row, required)) return false;
        return reader.TryRead(row, buffer, out var value) && test.Matches(value);
    }

    // A value that is not in the text as it is can only be there escaped, or be a label of the stream.
    private bool CannotHold(in LogEvent row, TextSearcher required)
    {
        var text = row.Text;
        return required.Find(text, out _) < 0 && !text.Contains((byte)'\\') && !reader.TryReadLabel(row.Stream, out _);
    }
}
