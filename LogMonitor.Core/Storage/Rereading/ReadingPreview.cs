using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>Shows how the newest rows of a stream would be read, before anybody decides. Changes nothing.</summary>
internal sealed class ReadingPreview(BlockReader blocks, FormatRegistry formats, TimeProvider time)
{
    // Rows before those that are shown: a format is learned from some lines, and a row without a stamp needs the one before it.
    private const int MinRows = 200;

    // A quiet stream among busy ones is not looked for through the whole log.
    private const int MaxBlocks = 32;

    public IReadOnlyList<LogRecord> Read(LogStream stream, StreamReading reading, int records)
    {
        var batches = Newest(stream, Math.Max(MinRows, records));
        var shown = new Queue<LogRecord>();
        try
        {
            var rereader = new StreamRereader(formats, time);
            foreach (var batch in batches)
            {
                var learned = reading.Format is null && batch.ParsedAs?.Format is null ? batch.ParsedFormat : null;
                using var reread = rereader.Reread(batch, reading, learned);
                for (var row = 0; row < reread.Count; row++)
                {
                    if ((reread.Flags[row] & RowFlags.Continues) != 0) continue;
                    if (shown.Count == records) shown.Dequeue();
                    shown.Enqueue(RecordOf(reread, row));
                }
            }
        }
        finally
        {
            foreach (var batch in batches) batch.Dispose();
        }

        return [.. shown];
    }

    /// <summary>The last batches of the stream, in sequence; the caller disposes them.</summary>
    private List<LogBatch> Newest(LogStream stream, int rows)
    {
        var newest = new List<LogBatch>();
        var entries = blocks.Catalogue().Where(entry => entry.Counts.ByStream.ContainsKey(stream.Id)).TakeLast(MaxBlocks);
        foreach (var entry in entries.Reverse())
        {
            if (blocks.Open(entry.LastSequence) is not { } block) continue;
            var own = new List<LogBatch>();
            foreach (var batch in block.Batches)
            {
                if (batch.Stream.Id == stream.Id) own.Add(batch);
                else batch.Dispose();
            }

            newest.InsertRange(0, own);
            if (newest.Sum(batch => batch.Count) >= rows) break;
        }

        return newest;
    }

    private static LogRecord RecordOf(LogBatch batch, int row) => new()
    {
        Sequence = batch.SequenceOf(row),
        HeadSequence = batch.SequenceOf(row),
        TimeTicks = batch.Times[row],
        Level = batch.Levels[row],
        Flags = batch.Flags[row],
        Stream = batch.Stream,
        // Not that of the stream, which is as it was decided so far.
        Format = batch.ParsedFormat,
        Pattern = batch.Patterns[row],
        SourceOffset = batch.SourceOffsets[row],
        Utf8Text = batch.TextOf(row).ToArray(),
    };
}
