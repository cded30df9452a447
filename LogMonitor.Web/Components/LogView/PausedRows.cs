namespace LogMonitor.Web.Components.LogView;

/// <summary>What came while the list stood still: all of it counted, the newest kept for the moment it goes on.</summary>
internal sealed class PausedRows(int capacity)
{
    private readonly LinkedList<RecordRow> _newest = new();

    public long Count { get; private set; }

    public void Clear()
    {
        _newest.Clear();
        Count = 0;
    }

    public void Add(IReadOnlyList<RecordRow> rows, long skipped)
    {
        Count += rows.Count + skipped;
        // What was skipped lies before this page's rows: older rows would pretend that nothing is between.
        if (skipped > 0) _newest.Clear();
        foreach (var row in rows) _newest.AddLast(row);
        while (_newest.Count > capacity) _newest.RemoveFirst();
    }

    /// <summary>Replaces the older state of a record; false when it is not kept here.</summary>
    public bool Replace(RecordRow row)
    {
        for (var node = _newest.Last; node is not null; node = node.Previous)
        {
            if (node.Value.HeadSequence != row.HeadSequence) continue;
            node.Value = row;
            return true;
        }

        return false;
    }

    /// <summary>The newest rows, oldest first, and how many others came before them.</summary>
    public (IReadOnlyList<RecordRow> Rows, long Missing) Drain()
    {
        IReadOnlyList<RecordRow> rows = [.. _newest];
        var missing = Count - rows.Count;
        Clear();
        return (rows, missing);
    }
}
