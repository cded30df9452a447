using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Live;

namespace LogMonitor.Core.Storage.Search;

/// <summary>Answers questions about the log's past: pages of records, counts over time, most frequent values.</summary>
public sealed class LogSearch(LogTail tail, BlockReader blocks, RecordJoiner joiner, StreamCatalog catalog)
{
    /// <summary>One page of matches. Runs on the caller's thread; long scans are cancelled between blocks.</summary>
    public SearchResult Search(SearchRequest request, CancellationToken cancellation = default)
    {
        var end = request.Cursor?.EndSequence ?? request.EndSequence ?? tail.NextSequence;
        var scan = new LogScan(blocks, joiner, catalog, request.Filter, new ScanRange(request.FromTicks, request.ToTicks, end, request.FirstSequence));
        var page = new PageCollector(request.Order, request.Limit, request.Cursor);
        Span<long> counted = stackalloc long[LogLevels.Count];
        var complete = true;
        foreach (var entry in page.Sort(scan.Candidates()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (page.IsBeyond(entry))
            {
                if (!request.CountAll)
                {
                    complete = false;
                    break;
                }

                if (scan.TryCount(entry, counted)) continue;
            }

            scan.Run(entry, withText: false, ref page);
        }

        long total = page.Matched;
        foreach (var count in counted) total += count;
        var records = Records(page.Page);
        var hasMore = page.HasMore || !complete || total > page.Matched;
        return new SearchResult
        {
            Records = records,
            Matched = total,
            ScannedBytes = scan.ScannedBytes,
            Complete = complete,
            Next = hasMore && records.Count > 0 ? new SearchCursor(records[^1].TimeTicks, records[^1].Sequence, end) : null,
            DamagedBlocks = scan.Damaged,
        };
    }

    /// <summary>Counts by level in equal spans of time.</summary>
    /// <param name="endSequence">Where to stop counting, so that a live count can take over there; null for the end of the log.</param>
    public Histogram Histogram(
        LogFilter filter, long fromTicks, long toTicks, int buckets, long? endSequence = null, CancellationToken cancellation = default)
    {
        var end = endSequence ?? tail.NextSequence;
        var visitor = new HistogramCollector(fromTicks, toTicks, buckets);
        var scan = new LogScan(blocks, joiner, catalog, filter, new ScanRange(fromTicks, toTicks, end));
        foreach (var entry in scan.Candidates())
        {
            cancellation.ThrowIfCancellationRequested();
            if (visitor.BucketOf(entry.MinTime) == visitor.BucketOf(entry.MaxTime) && scan.TryCount(entry, visitor.Bucket(entry.MinTime))) continue;
            scan.Run(entry, withText: false, ref visitor);
        }

        return visitor.ToHistogram(end);
    }

    /// <summary>The most frequent values of some fields among the matches.</summary>
    public IReadOnlyList<Facet> Facets(LogFilter filter, long fromTicks, long toTicks, IReadOnlyList<string> fields, int top, CancellationToken cancellation = default)
    {
        var visitor = new FacetCollector(fields);
        var scan = new LogScan(blocks, joiner, catalog, filter, new ScanRange(fromTicks, toTicks, tail.NextSequence));
        foreach (var entry in scan.Candidates())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!visitor.NeedsText && scan.IsCounted(entry)) visitor.Add(scan.Counts(entry));
            else scan.Run(entry, visitor.NeedsText, ref visitor);
        }

        return visitor.ToFacets(top);
    }

    /// <summary>The earliest event time and the latest, UTC ticks; null for an empty log.</summary>
    public (long First, long Last)? Extent()
    {
        var entries = blocks.Catalogue();
        return entries.Count == 0 ? null : (entries.Min(entry => entry.MinTime), entries.Max(entry => entry.MaxTime));
    }

    /// <summary>The first sequence whose block holds rows of that time or later; the end of the log where there are none.</summary>
    public long FirstSequenceSince(long ticks)
        => blocks.Catalogue().Where(entry => entry.MaxTime >= ticks).Select(entry => (long?)entry.FirstSequence).FirstOrDefault() ?? tail.NextSequence;

    /// <summary>Reads the text of rows that were found by their columns alone.</summary>
    private List<LogRecord> Records(List<PageCollector.Hit> page)
    {
        var missing = page.Where(hit => hit.Record is null).ToDictionary(hit => hit.Sequence);
        while (missing.Count > 0)
        {
            var sequence = missing.Keys.Min();
            var batches = blocks.OpenAt(sequence);
            var end = sequence;
            foreach (var batch in batches)
            {
                using (batch)
                {
                    end = Math.Max(end, batch.LastSequence);
                    Fill(batch, missing);
                }
            }

            // Dropped by retention since: the page is that much shorter.
            foreach (var gone in missing.Keys.Where(key => key <= end).ToList()) missing.Remove(gone);
        }

        return [.. page.Where(hit => hit.Record is not null).Select(hit => hit.Record!)];
    }

    private void Fill(LogBatch batch, Dictionary<long, PageCollector.Hit> missing)
    {
        foreach (var (sequence, hit) in missing)
        {
            if (sequence < batch.FirstSequence || sequence > batch.LastSequence) continue;
            var row = batch[(int)(sequence - batch.FirstSequence)];
            if (joiner.ContinuedIn(sequence, sequence)?.GetValueOrDefault(sequence) is { } rows)
            {
                using var joined = joiner.Join(row, rows);
                hit.Record = LogRecord.From(joined[0]);
            }
            else
            {
                hit.Record = LogRecord.From(row);
            }
        }
    }
}
