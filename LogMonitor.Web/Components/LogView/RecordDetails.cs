using System.Globalization;
using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Web.Components.LogView;

/// <summary>What an opened record shows: its fields, its lines, and where it came from.</summary>
public sealed class RecordDetails
{
    /// <summary>Characters that the clipboard is offered: what is longer is better exported than sent to a page.</summary>
    public const int CopyLimit = 100_000;

    private const int MostFields = 200;
    private const int ValueLimit = 2000;
    private const int LineLimit = 4000;
    private const int MostLines = 500;

    private static readonly string[] TraceNames = ["trace", "trace_id", "traceid", "@tr", "trace.id"];

    private RecordDetails(LogRecord record, IReadOnlyList<string> terms)
    {
        var collector = new Collector(terms);
        record.ReadFields(new FieldBuffer(), collector);
        Fields = collector.Fields;
        MoreFields = collector.More;
        Trace = Fields.FirstOrDefault(field => TraceNames.Contains(field.Name, StringComparer.OrdinalIgnoreCase))?.Value;
        Flags = [.. record.Flags.Names()];
        Blocks = StackBlock.Read(EmbeddedStack.TextOf(record) is { } stack ? record.Text + "\n" + stack : record.Text, terms, MostLines, LineLimit, out var moreLines);
        MoreLines = moreLines;
        var labels = record.Stream.Labels;
        Place = labels.File is { } file
            ? string.Create(CultureInfo.InvariantCulture, $"{file}, byte {record.SourceOffset:N0}")
            : labels.Source;
    }

    public IReadOnlyList<DetailField> Fields { get; }

    /// <summary>Fields beyond those shown.</summary>
    public int MoreFields { get; }

    public IReadOnlyList<StackBlock> Blocks { get; }

    /// <summary>Lines beyond those shown.</summary>
    public int MoreLines { get; }

    public string Place { get; }

    public IReadOnlyList<string> Flags { get; }

    /// <summary>The trace that the record belongs to; null where it names none.</summary>
    public string? Trace { get; }

    public static RecordDetails Of(RecordRow row) => new(row.Record, row.Terms);

    private sealed class Collector(IReadOnlyList<string> terms) : IFieldVisitor
    {
        public List<DetailField> Fields { get; } = [];

        public int More { get; private set; }

        public void Visit(ReadOnlySpan<byte> name, FieldValue value)
        {
            if (Fields.Count == MostFields)
            {
                More++;
                return;
            }

            var text = Encoding.UTF8.GetString(value.Text);
            Fields.Add(new DetailField(
                Encoding.UTF8.GetString(name),
                text,
                value.Kind,
                SegmentReader.Read(text, terms, ValueLimit)));
        }
    }
}

/// <summary>A field of an opened record.</summary>
public sealed record DetailField(string Name, string Value, FieldKind Kind, IReadOnlyList<Segment> Segments)
{
    /// <summary>Whether a query can compare the whole value: long texts and structures are only shown and copied.</summary>
    public bool CanFilter => Kind != FieldKind.Structure && Value.Length is > 0 and <= 200 && !Value.Contains('\n');
}
