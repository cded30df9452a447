using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Storage.Search;

/// <summary>Receives the matching records of a scan. The row is valid during the call.</summary>
internal interface IRowVisitor
{
    void Visit(in LogEvent row);

    /// <summary>The rows of the batch go away now.</summary>
    void Leave(LogBatch batch, bool hasText)
    {
    }
}

/// <summary>Which rows a scan wants. Times are UTC ticks; sequences and times from inclusive, to exclusive.</summary>
internal readonly record struct ScanRange(long FromTicks, long ToTicks, long EndSequence, long FirstSequence = 0)
{
    public bool Overlaps(CatalogueEntry entry)
        => entry.MaxTime >= FromTicks && entry.MinTime < ToTicks && entry.FirstSequence < EndSequence && entry.LastSequence >= FirstSequence;

    /// <summary>Whether every row of the block lies in the range.</summary>
    public bool Covers(CatalogueEntry entry) => entry.MinTime >= FromTicks && entry.MaxTime < ToTicks && entry.LastSequence < EndSequence && entry.FirstSequence >= FirstSequence;

    public bool Holds(long ticks, long sequence) => ticks >= FromTicks && ticks < ToTicks && sequence < EndSequence && sequence >= FirstSequence;
}

/// <summary>
/// Runs a filter over blocks: the one place where records are put together, tested and handed on, under search,
/// histogram, facets and export alike. For one thread.
/// </summary>
internal sealed class LogScan(BlockReader blocks, RecordJoiner joiner, StreamCatalog catalog, LogFilter filter, ScanRange range)
{
    private readonly LogMatcher _matcher = filter.CreateMatcher();
    private long _firstKept;

    public long ScannedBytes { get; private set; }

    public int Damaged { get; private set; }

    /// <summary>The blocks that can hold matches.</summary>
    public IEnumerable<CatalogueEntry> Candidates()
    {
        var catalogue = blocks.Catalogue();
        if (catalogue.Count > 0) _firstKept = catalogue[0].FirstSequence;
        return catalogue.Where(entry => range.Overlaps(entry) && MayMatch(entry));
    }

    /// <summary>Counts the block from the catalogue alone, where the filter takes every row of a stream or none.</summary>
    public bool TryCount(CatalogueEntry entry, Span<long> byLevel)
    {
        if (!IsCounted(entry)) return false;
        foreach (var (_, levels) in Counts(entry))
        {
            for (var level = 0; level < levels.Length; level++) byLevel[level] += levels[level];
        }

        return true;
    }

    /// <summary>Whether the catalogue alone tells what the block has of this query.</summary>
    public bool IsCounted(CatalogueEntry entry) => filter.MatchesEverything && range.Covers(entry);

    /// <summary>Records by stream and level of a block that <see cref="IsCounted"/>.</summary>
    public IEnumerable<(LogStream Stream, long[] ByLevel)> Counts(CatalogueEntry entry)
        => from count in entry.Counts.ByStream
           let stream = catalog.ById(count.Key)
           where stream.Id != LogStream.Control.Id && _matcher.MayMatch(stream)
           select (stream, count.Value);

    /// <summary>Shows the visitor the matches among the rows that the catalogue gave to this block.</summary>
    /// <param name="withText">Whether the visitor reads text; the filter's own need is added.</param>
    public void Run<TVisitor>(CatalogueEntry entry, bool withText, ref TVisitor visitor)
        where TVisitor : IRowVisitor
    {
        withText |= filter.NeedsText;
        if (withText) ScannedBytes += entry.RawBytes;
        var continued = withText ? joiner.ContinuedIn(entry.FirstSequence, entry.LastSequence) : null;
        // Blocks may have been merged since the catalogue was read: the rows are the same, in a larger block.
        for (var sequence = entry.FirstSequence; sequence <= entry.LastSequence;)
        {
            if (blocks.Open(sequence, withText) is not { } block) return;
            if (block.IsDamaged) Damaged++;
            foreach (var batch in block.Batches)
            {
                using (batch)
                {
                    var first = (int)Math.Max(0, sequence - batch.FirstSequence);
                    var end = (int)Math.Min(batch.Count, entry.LastSequence + 1 - batch.FirstSequence);
                    if (first >= end || batch.Stream.Id == LogStream.Control.Id || !_matcher.MayMatch(batch.Stream)) continue;
                    if (continued is null && batch.Continuations.Count == 0) RunWhole(batch, first, end, ref visitor);
                    else RunJoined(batch, first, end, withText, continued, ref visitor);
                    visitor.Leave(batch, withText);
                }
            }

            sequence = block.LastSequence + 1;
        }
    }

    /// <summary>Every row is a whole record: what all matches must contain is looked for in all of them at once.</summary>
    private void RunWhole<TVisitor>(LogBatch batch, int first, int end, ref TVisitor visitor)
        where TVisitor : IRowVisitor
    {
        for (var row = _matcher.NextMatch(batch, first); row < end; row = _matcher.NextMatch(batch, row + 1))
        {
            if (range.Holds(batch.Times[row], batch.SequenceOf(row))) visitor.Visit(batch[row]);
        }
    }

    private void RunJoined<TVisitor>(LogBatch batch, int first, int end, bool hasText, Dictionary<long, List<long>>? continued, ref TVisitor visitor)
        where TVisitor : IRowVisitor
    {
        for (var row = first; row < end; row++)
        {
            if (!range.Holds(batch.Times[row], batch.SequenceOf(row))) continue;
            // A row that continues another is part of that record; one whose record is gone stands for itself.
            var head = batch.HeadSequenceOf(row);
            if (head != batch.SequenceOf(row) && head >= _firstKept) continue;
            if (continued?.GetValueOrDefault(batch.SequenceOf(row)) is { } rows)
            {
                using var joined = joiner.Join(batch[row], rows.Where(sequence => sequence < range.EndSequence));
                if (!_matcher.Matches(joined[0])) continue;
                // What was kept of the batch so far is copied before the joined record comes and goes.
                visitor.Leave(batch, hasText);
                visitor.Visit(joined[0]);
                visitor.Leave(joined, hasText);
            }
            else if (_matcher.Matches(batch[row]))
            {
                visitor.Visit(batch[row]);
            }
        }
    }

    private bool MayMatch(CatalogueEntry entry)
    {
        foreach (var stream in entry.Counts.ByStream.Keys)
        {
            if (stream != LogStream.Control.Id && _matcher.MayMatch(catalog.ById(stream))) return true;
        }

        return false;
    }
}
