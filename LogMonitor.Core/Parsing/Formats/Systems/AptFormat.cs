using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>
/// apt's history.log and term.log: a record for each run, from <c>Start-Date: 2026-11-20  12:00:00</c> to its end. Fields: <c>Commandline</c>, <c>Requested-By</c>, <c>Install</c> and the other lines by their names.
/// </summary>
internal sealed class AptFormat() : LayoutFormat("apt", "<<Start-Date: {time}>>", "<<Log started: {time}>>")
{
    private static readonly byte[][] Keys = [.. new[] { "Commandline", "Requested-By", "Install", "Reinstall", "Upgrade", "Downgrade", "Remove", "Purge", "End-Date" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        var colon = line.IndexOf((byte)':');
        foreach (var key in Keys)
        {
            if (colon == key.Length && line.StartsWith(key)) return Certainty;
        }

        return base.Score(line, shape);
    }

    // The end has a stamp too, and so may what packages print: only a start begins a record.
    protected override bool TryParseOther(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        head = default;
        return false;
    }

    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match) => LogLevel.Info;

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var colon = line.IndexOf(": "u8);
            if (colon > 0 && System.Text.Ascii.EqualsIgnoreCase(line[..colon], name.Utf8)) return TryValue(line[(colon + 2)..], out value);
        }

        value = default;
        return false;
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var colon = line.IndexOf(": "u8);
            if (colon > 0 && line[..colon].IndexOf((byte)' ') < 0 && TryValue(line[(colon + 2)..], out var value)) visitor.Visit(line[..colon], value);
        }
    }
}
