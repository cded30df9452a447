using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Alerts;

/// <summary>
/// An alert's labels as a record, so that a silence is written in the one filter language. The text is a line
/// <c>name=value</c> for each label; line breaks in values become spaces.
/// </summary>
internal sealed class LabelFormat : LogFormat
{
    public static LabelFormat Instance { get; } = new();

    public override string Name => "labels";

    /// <summary>One row with the labels as fields, and those that are a stream's labels as the stream's.</summary>
    public static LogBatch Batch(IEnumerable<AlertLabel> labels)
    {
        var all = labels.ToList();
        var text = string.Join('\n', all.Select(label => $"{label.Name}={label.Value.ReplaceLineEndings(" ")}"));
        var stream = new LogStream(0, "alert", new StreamLabels { Source = Find("source") ?? "alert", Service = Find("service"), Host = Find("host"), File = Find("file") });
        using var builder = new LogBatchBuilder();
        builder.Append(Encoding.UTF8.GetBytes(text), 0, LevelOf(Find("level")));
        return builder.Seal(stream, Instance, 0);

        string? Find(string name) => all.Find(label => label.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var equals = line.IndexOf((byte)'=');
            if (!Ascii.EqualsIgnoreCase(line[..Math.Max(equals, 0)], name.Utf8)) continue;
            value = new FieldValue(line[(equals + 1)..], FieldKind.Text);
            return true;
        }

        value = default;
        return false;
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var equals = line.IndexOf((byte)'=');
            if (equals > 0) visitor.Visit(line[..equals], new FieldValue(line[(equals + 1)..], FieldKind.Text));
        }
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer) => text;

    private static LogLevel LevelOf(string? name) => (LogLevel)Math.Max(0, LogLevels.All.ToList().IndexOf(name ?? ""));
}
