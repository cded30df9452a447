using LogMonitor.Core.Events;
using LogMonitor.Core.Live;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Storage.Blocks;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>
/// Brings the rows of the log to how their streams are to be read: block by block, each in one transaction under the same sequences, the
/// oldest first, so that each row is read with what the rows before it say. A block tells by itself whether it is done: after a crash the
/// pass begins again and goes quickly over what it had done.
/// </summary>
internal sealed class Rewriter(LogDatabase database, StreamCatalog catalog, BlockReader blocks, LogTail tail, FormatRegistry formats, TimeProvider time)
{
    private readonly BlockEncoder _encoder = new();
    private readonly Dictionary<int, string> _applied = database.Read(ReadingTable.Applied);
    private readonly List<LineFormat> _raised = Raised(database.Read(ReadingTable.Versions), formats);
    private RewritePass? _pass;
    private RewriteProgress? _progress;
    private int _seenRevision = -1;
    private long _rewrittenRows;

    /// <summary>What is being rewritten; null while nothing is.</summary>
    public RewriteProgress? Progress => Volatile.Read(ref _progress);

    /// <summary>Rows that were read again since the start.</summary>
    public long RewrittenRows => Interlocked.Read(ref _rewrittenRows);

    /// <summary>Completes when there may be something to do.</summary>
    public Task Wanted
    {
        get
        {
            var changed = catalog.Readings.Changed;
            return _pass is not null || _raised.Count > 0 || _seenRevision != catalog.Readings.Revision ? Task.CompletedTask : changed;
        }
    }

    /// <summary>Does one block, or finds out which are to be done; false when nothing is left.</summary>
    public bool RewriteNext()
    {
        if (_pass is null || _pass.IsOutdated) _pass = Begin();
        if (_pass is null) return false;
        if (_pass.Next(blocks) is { } sequence) Rewrite(_pass, sequence);
        else Finish(_pass);
        Volatile.Write(ref _progress, _pass?.Progress);
        return true;
    }

    private RewritePass? Begin()
    {
        // Before the streams are looked at: what changes from now on is seen next time.
        _seenRevision = catalog.Readings.Revision;
        var targets = new Dictionary<int, RewriteTarget>();
        foreach (var stream in catalog.Decided())
        {
            var reading = stream.Reading;
            var applied = _applied.GetValueOrDefault(stream.Id) ?? ReadingTable.NameOf(StreamReading.Learned);
            if (applied != ReadingTable.NameOf(reading) || _raised.Count > 0 || catalog.StateOf(stream).HasStaleRows) targets[stream.Id] = new RewriteTarget(stream, reading, formats, time);
        }

        if (_raised.Count > 0)
        {
            foreach (var id in blocks.Catalogue().SelectMany(entry => entry.Counts.ByStream.Keys).Distinct())
            {
                if (id != LogStream.Control.Id) targets.TryAdd(id, new RewriteTarget(catalog.ById(id), null, formats, time));
            }
        }

        foreach (var id in targets.Keys)
        {
            if (catalog.Find(id) is { } stream) catalog.StateOf(stream).HasStaleRows = false;
        }

        if (targets.Count == 0 && _raised.Count == 0) return null;
        // Until the pass is done nobody knows how the rows are read, whatever is decided meanwhile.
        Save(targets.Values, _ => ReadingTable.Mixed);
        return new RewritePass(targets);
    }

    private void Rewrite(RewritePass pass, long sequence)
    {
        if (IsStale(pass, sequence))
        {
            if (blocks.Open(sequence) is { IsDamaged: false } block) Rewrite(pass, block);
            else pass.Done(sequence);
        }
        else if (blocks.Open(sequence, withText: false) is { } block)
        {
            foreach (var batch in block.Batches)
            {
                using (batch) pass.TargetOf(batch)?.Pass(batch);
            }

            pass.Done(block.LastSequence);
        }
        else
        {
            pass.Done(sequence);
        }
    }

    private bool IsStale(RewritePass pass, long sequence)
    {
        if (blocks.Open(sequence, withText: false) is not { } block) return false;
        var stale = false;
        foreach (var batch in block.Batches)
        {
            using (batch) stale |= pass.TargetOf(batch)?.IsStale(batch) == true;
        }

        return stale;
    }

    private void Rewrite(RewritePass pass, OpenBlock block)
    {
        var batches = new List<LogBatch>(block.Batches);
        try
        {
            long rows = 0;
            for (var i = 0; i < batches.Count; i++)
            {
                var batch = batches[i];
                if (pass.TargetOf(batch) is not { } target) continue;
                if (!target.IsStale(batch))
                {
                    target.Pass(batch);
                    continue;
                }

                batches[i] = target.Reread(batch);
                rows += batch.Count;
                batch.Dispose();
            }

            using var rewritten = _encoder.Encode(batches, PackedBytes.HardLevel);
            database.Write(connection =>
            {
                BlockTable.Delete(connection, block.FirstSequence, block.FirstSequence);
                BlockTable.Insert(connection, rewritten);
            });
            // Who reads these rows again reads the block, not the memory of how they were.
            tail.Evict(block.LastSequence);
            Interlocked.Add(ref _rewrittenRows, rows);
            pass.Done(block.LastSequence);
        }
        catch
        {
            // The rows in memory are ahead of those in the log: the next pass goes over them again.
            _pass = null;
            _seenRevision = -1;
            throw;
        }
        finally
        {
            foreach (var batch in batches) batch.Dispose();
        }
    }

    private void Finish(RewritePass pass)
    {
        Save(pass.Targets, ReadingTable.NameOf);
        if (_raised.Count > 0)
        {
            database.Write(connection =>
            {
                foreach (var format in _raised) ReadingTable.SaveVersion(connection, format.Name, format.Version);
            });
        }

        _raised.Clear();
        _pass = null;
    }

    private void Save(IEnumerable<RewriteTarget> targets, Func<StreamReading, string> applied)
    {
        var changed = targets
            .Where(target => target.Wanted is not null)
            .Select(target => (target.Stream.Id, Reading: applied(target.Wanted!)))
            .Where(target => _applied.GetValueOrDefault(target.Id) != target.Reading)
            .ToList();
        if (changed.Count == 0) return;
        database.Write(connection =>
        {
            foreach (var (stream, reading) in changed) ReadingTable.SaveApplied(connection, stream, reading);
        });
        foreach (var (stream, reading) in changed) _applied[stream] = reading;
    }

    /// <summary>Formats that read their lines better than when the log was read last.</summary>
    private static List<LineFormat> Raised(Dictionary<string, int> versions, FormatRegistry formats)
        => [.. formats.All.Where(format => format.Version > versions.GetValueOrDefault(format.Name, 1))];
}
