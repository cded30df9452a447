using System.Globalization;
using LogMonitor.Core.Events;

namespace LogMonitor.Web.Components.LogView;

/// <summary>A record as one line of the list. Made once for each state of a record, and immutable.</summary>
public sealed class RecordRow : LogRow
{
    // What fits on no screen need not travel to one; the opened record shows more.
    private const int MessageLimit = 1000;

    private RecordRow(LogRecord record, IReadOnlyList<string> terms)
    {
        Record = record;
        Terms = terms;
        Key = record.HeadSequence.ToString(CultureInfo.InvariantCulture);
        Time = Format.Clock(record.TimeTicks);
        Segments = SegmentReader.Read(FirstLine(record.Message), terms, MessageLimit);
        Fold = StackTraceFold.Of(record.Text.AsSpan().TrimEnd('\n')) ?? EmbeddedStack.FoldOf(record);
    }

    public override string Key { get; }

    public LogRecord Record { get; }

    public IReadOnlyList<string> Terms { get; }

    public long HeadSequence => Record.HeadSequence;

    public long TimeTicks => Record.TimeTicks;

    /// <summary>The time of day, UTC.</summary>
    public string Time { get; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Format.Utc(TimeTicks));

    public LogLevel Level => Record.Level;

    /// <summary>What the stream belongs to: its service, else its file's name, else its source.</summary>
    public string Service => Record.Stream.Labels.Service ?? FileName(Record.Stream.Labels.File) ?? Record.Stream.Labels.Source;

    public string Host => Record.Stream.Labels.Host ?? "";

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Null for a record of one line.</summary>
    public StackTraceFold? Fold { get; }

    public bool IsErrorOrWorse => Level >= LogLevel.Error;

    public string LevelClass => LevelLook.CssClass(Level);

    public static RecordRow From(LogRecord record, IReadOnlyList<string> terms) => new(record, terms);

    private static string FirstLine(string message)
    {
        var end = message.IndexOf('\n');
        return end < 0 ? message : message[..end].TrimEnd('\r');
    }

    private static string? FileName(string? path) => path is null ? null : path[(path.LastIndexOf('/') + 1)..];
}
