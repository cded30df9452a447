namespace LogMonitor.Core.Events;

/// <summary>
/// One ordered sequence of records: a file generation, a container's output, a broker partition.
/// (<see cref="Id"/>, offset) is the natural key of a row, so a redelivered row is recognised.
/// </summary>
public sealed class LogStream(int id, string key, StreamLabels labels)
{
    /// <summary>The stream that carries control records; it has no labels that a query could name.</summary>
    public static LogStream Control { get; } = new(0, "control", new StreamLabels { Source = "control" });

    private StreamReading _reading = StreamReading.Learned;

    /// <summary>The source of LogMonitor's own records, left out of every answer unless a query names it.</summary>
    public const string SelfSource = "self";

    /// <summary>Unique within one log and never reused.</summary>
    public int Id { get; } = id;

    /// <summary>The name under which its source finds the stream again after a restart.</summary>
    public string Key { get; } = key;

    public StreamLabels Labels { get; } = labels;

    /// <summary>
    /// How its text is to be read from now on. A format that is decided on is that of every batch of the stream at once; a parser takes
    /// it up with the next lines, and the rows that were read otherwise are rewritten in the background.
    /// </summary>
    public StreamReading Reading
    {
        get => Volatile.Read(ref _reading);
        internal set => Volatile.Write(ref _reading, value);
    }

    public bool IsSelf { get; } = labels.Source == SelfSource;

    public override string ToString() => $"{Id} ({Labels.File ?? Labels.Source})";
}
