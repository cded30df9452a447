namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// The rows that are in the page, oldest first: a bounded window over the records that match. A newer
/// state of a record replaces the one shown before it, and no record is in the window twice.
/// </summary>
public sealed class RowWindow
{
    private readonly List<LogRow> _rows = [];
    private readonly Dictionary<long, RecordRow> _byHead = [];

    public IReadOnlyList<LogRow> Rows => _rows;

    public int Count => _rows.Count;

    public RecordRow? First => _rows.OfType<RecordRow>().FirstOrDefault();

    public RecordRow? Last => _rows.LastOrDefault(row => row is RecordRow) as RecordRow;

    public bool Contains(long headSequence) => _byHead.ContainsKey(headSequence);

    public RecordRow? Find(long headSequence) => _byHead.GetValueOrDefault(headSequence);

    public void Clear()
    {
        _rows.Clear();
        _byHead.Clear();
    }

    /// <summary>Adds a row at the newer end; false when it replaced an older state or was already there.</summary>
    public bool Append(LogRow row)
    {
        if (row is RecordRow record && !TryTake(record)) return false;
        if (row is GapRow gap && _rows.LastOrDefault() is GapRow before)
        {
            _rows[^1] = new GapRow(before.AfterSequence, gap.BeforeSequence, before.Count + gap.Count);
            return true;
        }

        _rows.Add(row);
        return true;
    }

    /// <summary>Puts rows, oldest first, before all others; those already there are left out.</summary>
    /// <returns>How many were new.</returns>
    public int Prepend(IEnumerable<RecordRow> rows) => Insert(0, rows);

    /// <summary>Puts rows, oldest first, where the gap was, and what is still missing behind them.</summary>
    public void Fill(GapRow gap, IEnumerable<RecordRow> rows, GapRow? rest)
    {
        var at = _rows.IndexOf(gap);
        if (at < 0) return;
        _rows.RemoveAt(at);
        at += Insert(at, rows);
        if (rest is not null) _rows.Insert(at, rest);
    }

    /// <summary>Replaces the state shown of a record; false when it is not in the window.</summary>
    public bool Replace(RecordRow row)
    {
        if (!_byHead.TryGetValue(row.HeadSequence, out var old)) return false;
        _rows[_rows.IndexOf(old)] = row;
        _byHead[row.HeadSequence] = row;
        return true;
    }

    /// <summary>Drops the oldest rows beyond <paramref name="most"/>.</summary>
    public void TrimOldest(int most)
    {
        var excess = _rows.Count - most;
        if (excess <= 0) return;
        // A gap at the very top says nothing: what is older is a scroll away.
        while (excess < _rows.Count && _rows[excess] is GapRow) excess++;
        Remove(0, excess);
    }

    /// <summary>Drops the newest rows beyond <paramref name="most"/>.</summary>
    /// <returns>Whether any were dropped.</returns>
    public bool TrimNewest(int most)
    {
        if (_rows.Count <= most) return false;
        Remove(most, _rows.Count - most);
        return true;
    }

    private int Insert(int at, IEnumerable<RecordRow> rows)
    {
        var added = new List<LogRow>();
        foreach (var row in rows)
        {
            if (TryTake(row)) added.Add(row);
        }

        _rows.InsertRange(at, added);
        return added.Count;
    }

    private bool TryTake(RecordRow row)
    {
        if (_byHead.TryGetValue(row.HeadSequence, out var shown))
        {
            if (row.Record.Sequence > shown.Record.Sequence) Replace(row);
            return false;
        }

        _byHead.Add(row.HeadSequence, row);
        return true;
    }

    private void Remove(int index, int count)
    {
        for (var i = index; i < index + count; i++)
        {
            if (_rows[i] is RecordRow record) _byHead.Remove(record.HeadSequence);
        }

        _rows.RemoveRange(index, count);
    }
}
