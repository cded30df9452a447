using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>A format that can be recognised by its lines. Formats hold no state: what is learned of a stream is in its <see cref="StreamShape"/>.</summary>
public abstract class LineFormat : LogFormat
{
    /// <summary>True when lines that begin no record may belong to the record before them.</summary>
    public virtual bool HasMultilineRecords => false;

    /// <summary>True when every record begins with a line that has a stamp, wherever in it: a line without one then continues the record before it.</summary>
    public virtual bool HasStampedRecords => false;

    /// <summary>True when the line begins a record of this format.</summary>
    public abstract bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head);

    /// <summary>
    /// How surely a line is of this format and no other, 0 to 100. A stream takes the format whose scores,
    /// over its first lines, have the highest mean.
    /// </summary>
    public abstract int Score(ReadOnlySpan<byte> line, StreamShape shape);

    /// <summary>
    /// The format of the rows behind a header line, with the columns that it names; null for any other line. The columns are a part of that format's
    /// <see cref="LogFormat.Name"/>, behind a colon, because fields are read from a row alone.
    /// </summary>
    public virtual LineFormat? Declare(ReadOnlySpan<byte> line) => null;

    /// <summary>A header line named its columns.</summary>
    public virtual bool IsDeclared => false;

    /// <summary>The format of this family with the parameters that stand behind the colon of its name; null when they make no sense.</summary>
    public virtual LineFormat? WithParameters(string parameters) => null;
}
