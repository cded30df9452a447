namespace LogMonitor.Core.Alerts.Windows;

/// <summary>
/// How many rows lie in a sliding window, as a ring of cells with a running sum. While rows are few each cell is one
/// instant, so that "at least K in W" is exact; when the ring is full its cells are merged in pairs and grow
/// twice as wide, so memory stays bounded and adding stays O(1). A cell's rows count as of its newest.
/// </summary>
internal sealed class SlidingCount(int capacity)
{
    private const int InitialCells = 8;

    private long[] _stamps = [];
    private int[] _counts = [];
    private int _head;

    /// <summary>Ticks that one cell spans: 1 while exact.</summary>
    public long Width { get; private set; } = 1;

    public long Total { get; private set; }

    /// <summary>Cells in use.</summary>
    public int Cells { get; private set; }

    public bool IsEmpty => Cells == 0;

    public long OldestStamp => _stamps[_head];

    public long NewestStamp => _stamps[At(Cells - 1)];

    public void Add(long stamp, int rows = 1)
    {
        Total += rows;
        var last = Cells - 1;
        // From the newest cell back: rows come nearly in order.
        while (last >= 0 && CellOf(_stamps[At(last)]) > CellOf(stamp)) last--;
        if (last >= 0 && CellOf(_stamps[At(last)]) == CellOf(stamp))
        {
            var at = At(last);
            _counts[at] += rows;
            _stamps[at] = Math.Max(_stamps[at], stamp);
            return;
        }

        Insert(last + 1, stamp, rows);
        while (Cells > capacity) Coarsen();
    }

    /// <summary>Drops the oldest cell and says how many rows it held.</summary>
    public int DropOldest()
    {
        var rows = _counts[_head];
        _head = At(1);
        Cells--;
        Total -= rows;
        if (Cells == 0) Width = 1;
        return rows;
    }

    public void Clear()
    {
        Cells = 0;
        _head = 0;
        Total = 0;
        Width = 1;
    }

    /// <summary>Counts per slot over (<paramref name="end"/> - <paramref name="span"/>, <paramref name="end"/>], oldest first.</summary>
    public int[] Sparkline(long end, long span, int slots)
    {
        var line = new int[slots];
        for (var i = 0; i < Cells; i++)
        {
            var age = end - _stamps[At(i)];
            if (age < 0 || age >= span) continue;
            line[slots - 1 - (int)(age * (double)slots / span)] += _counts[At(i)];
        }

        return line;
    }

    public SlidingCountState Save()
    {
        var stamps = new long[Cells];
        var counts = new int[Cells];
        for (var i = 0; i < Cells; i++) (stamps[i], counts[i]) = (_stamps[At(i)], _counts[At(i)]);
        return new(Width, stamps, counts);
    }

    public void Load(SlidingCountState state)
    {
        Clear();
        Width = Math.Max(1, state.Width);
        for (var i = 0; i < state.Stamps.Length; i++)
        {
            Insert(Cells, state.Stamps[i], state.Counts[i]);
            Total += state.Counts[i];
        }

        while (Cells > capacity) Coarsen();
    }

    private long CellOf(long stamp) => stamp / Width;

    private int At(int index) => (_head + index) & (_stamps.Length - 1);

    private void Insert(int index, long stamp, int rows)
    {
        if (Cells == _stamps.Length) Grow();
        for (var i = Cells; i > index; i--)
        {
            _stamps[At(i)] = _stamps[At(i - 1)];
            _counts[At(i)] = _counts[At(i - 1)];
        }

        _stamps[At(index)] = stamp;
        _counts[At(index)] = rows;
        Cells++;
    }

    private void Grow()
    {
        var length = _stamps.Length == 0 ? InitialCells : _stamps.Length * 2;
        var stamps = new long[length];
        var counts = new int[length];
        for (var i = 0; i < Cells; i++) (stamps[i], counts[i]) = (_stamps[At(i)], _counts[At(i)]);
        (_stamps, _counts, _head) = (stamps, counts, 0);
    }

    private void Coarsen()
    {
        // At once to about half of the ring: doubling tick by tick would walk it again and again.
        var span = NewestStamp - OldestStamp;
        do Width *= 2;
        while (span / Width >= capacity / 2);
        var used = 0;
        for (var i = 1; i < Cells; i++)
        {
            var (stamp, rows) = (_stamps[At(i)], _counts[At(i)]);
            if (CellOf(_stamps[At(used)]) == CellOf(stamp))
            {
                _stamps[At(used)] = stamp;
                _counts[At(used)] += rows;
            }
            else
            {
                used++;
                _stamps[At(used)] = stamp;
                _counts[At(used)] = rows;
            }
        }

        Cells = used + 1;
    }
}

/// <summary>A window's content in a snapshot.</summary>
internal sealed record SlidingCountState(long Width, long[] Stamps, int[] Counts);
