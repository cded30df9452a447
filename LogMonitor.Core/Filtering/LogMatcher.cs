using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering.Compilation;

namespace LogMonitor.Core.Filtering;

/// <summary>
/// Tells which rows a filter matches, without an object per row. For one thread at a time: it keeps scratch buffers and
/// what it found out about the stream that it saw last. Control rows never match; LogMonitor's own only where the
/// query names them.
/// </summary>
public sealed class LogMatcher
{
    private readonly RowTest _root;
    private readonly TextSearcher? _required;
    private readonly bool _namesSelf;
    private LogStream? _stream;
    private bool? _verdict;

    internal LogMatcher(LogFilter filter)
    {
        _root = FilterCompiler.Compile(filter.Root);
        _required = FilterCompiler.Required(_root);
        _namesSelf = filter.NamesSelf;
    }

    public bool Matches(in LogEvent row)
    {
        if ((row.Flags & RowFlags.Control) != 0) return false;
        return Verdict(row.Stream) ?? _root.Matches(row);
    }

    /// <summary>False: no row of the stream can match.</summary>
    public bool MayMatch(LogStream stream) => Verdict(stream) != false;

    /// <summary>
    /// The first row from <paramref name="row"/> on that matches, or the number of rows. Quicker than asking row by
    /// row: a text that matches must contain is looked for in all rows at once.
    /// </summary>
    public int NextMatch(LogBatch batch, int row)
    {
        var offsets = batch.Offsets;
        if (!MayMatch(batch.Stream)) return batch.Count;
        for (; row < batch.Count; row++)
        {
            if (_required is not null)
            {
                var start = offsets[row];
                var hit = _required.Find(batch.Text[start..], out _);
                if (hit < 0) return batch.Count;
                row = RowAt(offsets, row, start + hit);
            }

            if (Matches(batch[row])) return row;
        }

        return batch.Count;
    }

    private bool? Verdict(LogStream stream)
    {
        if (ReferenceEquals(stream, _stream)) return _verdict;
        _stream = stream;
        var excluded = ReferenceEquals(stream, LogStream.Control) || (stream.IsSelf && !_namesSelf);
        return _verdict = excluded ? false : _root.ForStream(stream);
    }

    // The last row that begins at or before the place: rows without text begin where the next one does.
    private static int RowAt(ReadOnlySpan<int> offsets, int from, int place)
    {
        var low = from;
        var high = offsets.Length - 1;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (offsets[middle] <= place) low = middle;
            else high = middle;
        }

        return low;
    }
}
