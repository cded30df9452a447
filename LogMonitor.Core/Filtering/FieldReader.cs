using System.Buffers.Text;
using System.Globalization;
using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering;

/// <summary>
/// Reads what a name of the filter language means from a row: ours from the columns and the stream's labels, any other
/// out of the text. For one thread at a time; it makes no object per row.
/// </summary>
public sealed class FieldReader(FilterField field)
{
    private static readonly byte[][] LevelNames = LogLevels.All.Select(Encoding.UTF8.GetBytes).ToArray();

    private readonly FieldName[] _names = field.Kind switch
    {
        FilterFieldKind.Record => Names(field.Name),
        FilterFieldKind.Trace => [.. WellKnownFields.Trace],
        FilterFieldKind.Logger => [.. WellKnownFields.Logger],
        _ => [],
    };

    private LogStream? _stream;
    private byte[]? _label;

    public FilterField Field { get; } = field;

    /// <summary>False where the row has no such field. The value is valid until <paramref name="buffer"/> is used again.</summary>
    public bool TryRead(in LogEvent row, FieldBuffer buffer, out FieldValue value)
    {
        switch (Field.Kind)
        {
            case FilterFieldKind.Level:
                value = new FieldValue(LevelNames[(int)row.Level], FieldKind.Text);
                return true;
            case FilterFieldKind.Time:
                var time = buffer.Rent(32);
                new DateTime(row.TimeTicks, DateTimeKind.Utc).TryFormat(time, out var length, "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
                value = new FieldValue(time[..length], FieldKind.Text);
                return true;
            case FilterFieldKind.Message:
                value = new FieldValue(row.GetMessage(buffer), FieldKind.Text);
                return !value.Text.IsEmpty;
            case FilterFieldKind.Pattern:
                value = Number(row.Pattern, buffer);
                return row.Pattern != 0;
            case FilterFieldKind.Stream:
                value = Number(row.Stream.Id, buffer);
                return true;
            default:
                foreach (var name in _names)
                {
                    if (row.TryGetField(name, buffer, out value)) return true;
                }

                return TryReadLabel(row.Stream, out value);
        }
    }

    /// <summary>The value that all rows of the stream share; also for a record's field, where the stream has a label of that name.</summary>
    public bool TryReadLabel(LogStream stream, out FieldValue value)
    {
        if (!ReferenceEquals(stream, _stream))
        {
            _stream = stream;
            _label = LabelOf(stream.Labels) is { } label ? Encoding.UTF8.GetBytes(label) : null;
        }

        value = new FieldValue(_label, FieldKind.Text);
        return _label is not null;
    }

    private string? LabelOf(StreamLabels labels) => Field.Kind switch
    {
        FilterFieldKind.Source => labels.Source,
        FilterFieldKind.Service => labels.Service,
        FilterFieldKind.Host => labels.Host,
        FilterFieldKind.File => labels.File,
        FilterFieldKind.Record => Other(labels),
        _ => null,
    };

    private string? Other(StreamLabels labels)
    {
        foreach (var (name, label) in labels.Others)
        {
            if (string.Equals(name, Field.Name, StringComparison.OrdinalIgnoreCase)) return label;
        }

        return null;
    }

    private static FieldValue Number(int number, FieldBuffer buffer)
    {
        var digits = buffer.Rent(11);
        Utf8Formatter.TryFormat(number, digits, out var length);
        return new FieldValue(digits[..length], FieldKind.Number);
    }

    private static FieldName[] Names(params string[] names) => Array.ConvertAll(names, name => new FieldName(name));
}
