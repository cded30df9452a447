using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>A format that can be recognised by its lines. Formats hold no state: what is learned of a stream is in its <see cref="StreamShape"/>.</summary>
public abstract class LineFormat : LogFormat
{
    /// <summary>True when lines that begin no record may belong to the record before them.</summary>
    public virtual bool HasMultilineRecords => false;

    /// <summary>True when the line begins a record of this format.</summary>
    public abstract bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head);

    /// <summary>
    /// How surely a line is of this format and no other, 0 to 100. A stream takes the format whose scores,
    /// over its first lines, have the highest mean.
    /// </summary>
    public abstract int Score(ReadOnlySpan<byte> line, StreamShape shape);
}
