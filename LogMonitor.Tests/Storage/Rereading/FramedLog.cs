using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage.Rereading;

/// <summary>A source that writes pieces of text to streams of a log, parsed as their readings say; one commit for each piece.</summary>
internal sealed class FramedLog(OpenLog log, FormatRegistry? formats = null)
{
    private readonly Dictionary<string, (LogStream Stream, StreamParser Parser, RecordFramer Framer, long Offset)> _files = [];

    public LogStream Open(string file, StreamReading? reading = null)
    {
        var labels = new StreamLabels { Source = "files", Service = "shop", Host = "web-1", File = file };
        var stream = log.Store.Catalog.Open(new StreamDescriptor($"test:{file}", labels, reading));
        var parser = new StreamParser(formats ?? FormatRegistry.Default, new ParserOptions { Stream = stream });
        _files[file] = (stream, parser, new RecordFramer(parser, FramingOptions.Default, default), 0);
        return stream;
    }

    public async Task WriteAsync(string file, string text, long arrivalTicks, FrameFlush flush = FrameFlush.Records)
    {
        var (stream, parser, framer, offset) = _files[file];
        using var builder = new LogBatchBuilder();
        var bytes = Encoding.UTF8.GetBytes(text);
        framer.Frame(bytes, offset, arrivalTicks, flush, builder).ShouldBe(bytes.Length);
        offset += bytes.Length;
        _files[file] = (stream, parser, framer, offset);
        if (builder.Count == 0) return;
        var completion = new BatchCompletion();
        await log.Store.Queue.WriteAsync(builder.Seal(stream, parser.Format, arrivalTicks, position: new SourcePosition(offset), completion: completion), default);
        await completion.Task;
    }
}

/// <summary>What a row of the log is, apart from where it is stored.</summary>
internal sealed record StoredRow(long Sequence, string Text, DateTime Time, LogLevel Level, RowFlags Flags, string Format, string File)
{
    public static List<StoredRow> All(LogStore store)
    {
        var rows = new List<StoredRow>();
        for (var next = 1L; next < store.Tail.NextSequence;)
        {
            foreach (var batch in store.Blocks.OpenAt(next))
            {
                using (batch)
                {
                    for (var row = 0; row < batch.Count; row++)
                    {
                        rows.Add(new StoredRow(
                            batch.SequenceOf(row),
                            Encoding.UTF8.GetString(batch.TextOf(row)),
                            new DateTime(batch.Times[row], DateTimeKind.Utc),
                            batch.Levels[row],
                            batch.Flags[row],
                            batch.ParsedFormat.Name,
                            batch.Stream.Labels.File ?? ""));
                    }

                    next = batch.LastSequence + 1;
                }
            }
        }

        return rows;
    }
}
