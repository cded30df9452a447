using System.Text;

namespace LogMonitor.Core.Events;

/// <summary>
/// One record copied out of the log for a person or another program, its continuing rows joined.
/// Made only for what is really shown: the hot path stays with <see cref="LogEvent"/>.
/// </summary>
public sealed class LogRecord
{
    private string? _text;
    private string? _message;

    public required long Sequence { get; init; }

    /// <summary>
    /// The sequence of the record's first row. Differs from <see cref="Sequence"/> when this is a newer state of a
    /// record that was shown before: whoever shows it replaces the old state.
    /// </summary>
    public required long HeadSequence { get; init; }

    /// <summary>UTC ticks.</summary>
    public required long TimeTicks { get; init; }

    public required LogLevel Level { get; init; }

    public required RowFlags Flags { get; init; }

    public required LogStream Stream { get; init; }

    public required LogFormat Format { get; init; }

    public required int Pattern { get; init; }

    public required long SourceOffset { get; init; }

    /// <summary>The record as it was, UTF-8, with its inner line breaks and without the last.</summary>
    public required ReadOnlyMemory<byte> Utf8Text { get; init; }

    public string Text => _text ??= Encoding.UTF8.GetString(Utf8Text.Span);

    public string Message => _message ??= Encoding.UTF8.GetString(Format.GetMessage(Utf8Text.Span, new FieldBuffer()));

    /// <summary>The id of the trace that it belongs to; null where it names none.</summary>
    public string? Trace
    {
        get
        {
            var buffer = new FieldBuffer();
            foreach (var name in WellKnownFields.Trace)
            {
                if (Format.TryGetField(Utf8Text.Span, name, buffer, out var value)) return Encoding.UTF8.GetString(value.Text);
            }

            return null;
        }
    }

    public DateTimeOffset Time => new(TimeTicks, TimeSpan.Zero);

    public void ReadFields(FieldBuffer buffer, IFieldVisitor visitor) => Format.ReadFields(Utf8Text.Span, buffer, visitor);

    public static LogRecord From(in LogEvent row) => From(row, row.Sequence);

    /// <param name="row">The record as it is now.</param>
    /// <param name="sequence">The sequence of the row that made it so; its first row's where nothing continued it.</param>
    public static LogRecord From(in LogEvent row, long sequence) => new()
    {
        Sequence = sequence,
        HeadSequence = row.Sequence,
        TimeTicks = row.TimeTicks,
        Level = row.Level,
        Flags = row.Flags,
        Stream = row.Stream,
        Format = row.Batch.Format,
        Pattern = row.Pattern,
        SourceOffset = row.SourceOffset,
        Utf8Text = row.Text.ToArray(),
    };
}
