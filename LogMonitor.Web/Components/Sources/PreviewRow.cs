using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Web.Components.Sources;

/// <summary>A record as a choice would read it.</summary>
public sealed class PreviewRow
{
    private const int MessageLimit = 300;
    private const int ValueLimit = 80;
    private const int MostFields = 8;

    public PreviewRow(LogRecord record)
    {
        Time = Format.Moment(record.TimeTicks);
        Level = record.Level;
        TimeNote = (record.Flags & RowFlags.NoTime) != 0 ? "no stamp of its own"
            : (record.Flags & RowFlags.Future) != 0 ? "in the future"
            : (record.Flags & RowFlags.Uncertain) != 0 ? "uncertain"
            : null;
        Message = SegmentReader.Read(record.Message.Split('\n')[0], [], MessageLimit);
        var collector = new Collector();
        record.ReadFields(new FieldBuffer(), collector);
        Fields = collector.Fields;
        MoreFields = collector.More;
    }

    /// <summary>UTC, to the second.</summary>
    public string Time { get; }

    /// <summary>What is odd about the time; null where nothing is.</summary>
    public string? TimeNote { get; }

    public LogLevel Level { get; }

    public IReadOnlyList<Segment> Message { get; }

    public IReadOnlyList<PreviewField> Fields { get; }

    public int MoreFields { get; }

    private sealed class Collector : IFieldVisitor
    {
        public List<PreviewField> Fields { get; } = [];

        public int More { get; private set; }

        public void Visit(ReadOnlySpan<byte> name, FieldValue value)
        {
            if (Fields.Count == MostFields) More++;
            else Fields.Add(new PreviewField(SegmentReader.Read(Encoding.UTF8.GetString(name), [], ValueLimit), SegmentReader.Read(Encoding.UTF8.GetString(value.Text), [], ValueLimit)));
        }
    }
}

/// <summary>A field's name and value as the page writes them.</summary>
public sealed record PreviewField(IReadOnlyList<Segment> Name, IReadOnlyList<Segment> Value);
