using LogMonitor.Core.Events;
using LogMonitor.Core.Live;

namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// What the list shows of a stream of matching records: it follows the newest, or stands still and counts what
/// came. No clock, no data access, no rendering; one caller at a time.
/// </summary>
public sealed class LiveViewModel(IReadOnlyList<string> terms)
{
    /// <summary>Rows in the page while following: about three screens.</summary>
    public const int FollowingRows = 150;

    /// <summary>Rows in the page once someone scrolls: enough to read on, few enough for a phone.</summary>
    public const int ScrolledRows = 600;

    /// <summary>
    /// New rows painted for one page of the tail in a flood: ten times a second, faster than anyone reads. What a quieter
    /// time left over is saved, so that a burst is shown whole.
    /// </summary>
    public const int NewRowsPerPage = 25;

    /// <summary>Rows of a burst after a quiet time; fewer than the window, so that a gap before them stays in sight.</summary>
    public const int BurstRows = 100;

    private readonly RowWindow _window = new();
    private readonly PausedRows _paused = new(FollowingRows);
    private long _lastPainted;
    private int _allowance = BurstRows;

    public IReadOnlyList<LogRow> Rows => _window.Rows;

    public RowWindow Window => _window;

    public bool Following { get; private set; } = true;

    /// <summary>Matching records that came since the list stood still.</summary>
    public long NewWhilePaused => _paused.Count;

    /// <summary>Whether rows between the window and the newest were dropped to make room for older ones.</summary>
    public bool MissesNewer { get; private set; }

    /// <summary>The record that keys act on.</summary>
    public RecordRow? Selected { get; private set; }

    /// <summary>Opened records, by head sequence.</summary>
    public HashSet<long> Open { get; } = [];

    /// <summary>Raised by one with each change of what is shown.</summary>
    public int Version { get; private set; }

    /// <summary>Begins with what the history holds, newest first as it was asked for.</summary>
    public void Start(IReadOnlyList<LogRecord> newestFirst, bool following)
    {
        _window.Clear();
        _paused.Clear();
        Open.Clear();
        Selected = null;
        MissesNewer = false;
        _window.Prepend(newestFirst.Reverse().Select(Row));
        _lastPainted = newestFirst.Count == 0 ? 0 : newestFirst.Max(record => record.Sequence);
        Following = following;
        Version++;
    }

    /// <summary>Begins at one record with those around it, standing still; the record is opened.</summary>
    public void StartAround(IReadOnlyList<LogRecord> oldestFirst, long headSequence)
    {
        var at = oldestFirst.TakeWhile(record => record.HeadSequence < headSequence).Count();
        var first = Math.Max(0, at - (ScrolledRows / 2));
        Start([.. oldestFirst.Skip(first).Take(ScrolledRows).Reverse()], following: false);
        // The window ends here, not the log.
        MissesNewer = true;
        if (_window.Find(headSequence) is { } row) Toggle(row);
    }

    /// <summary>Takes what was committed since the page before: paints some of it, or counts it while standing still.</summary>
    public void Take(LivePage page)
    {
        var fresh = Fresh(page);
        if (Following) Paint(fresh, page.Skipped);
        else _paused.Add(fresh, page.Skipped);
        if (fresh.Count > 0 || page.Skipped > 0) Version++;
    }

    /// <summary>Stands still; what comes from now on is counted.</summary>
    public void Pause()
    {
        if (!Following) return;
        Following = false;
        Version++;
    }

    /// <summary>Follows again: the newest of what came is shown behind a gap that stands for the rest.</summary>
    public void Resume()
    {
        if (Following) return;
        if (MissesNewer) throw new InvalidOperationException("Newer rows were dropped: begin again at the end of the log.");
        Following = true;
        Open.Clear();
        Selected = null;
        var (rows, missing) = _paused.Drain();
        Append(rows, missing);
        Version++;
    }

    public void Toggle(RecordRow row)
    {
        Select(row);
        if (!Open.Remove(row.HeadSequence))
        {
            Open.Add(row.HeadSequence);
            Pause();
        }

        Version++;
    }

    public void Select(RecordRow? row)
    {
        Selected = row;
        Version++;
    }

    /// <summary>Closes what is open; with nothing open, selects nothing.</summary>
    public void CloseAll()
    {
        if (Open.Count == 0) Selected = null;
        Open.Clear();
        Version++;
    }

    /// <summary>Selects the record that many rows further on, or the first error or worse in that direction.</summary>
    public RecordRow? Move(int by, bool errorsOnly = false)
    {
        var records = Rows.OfType<RecordRow>().ToList();
        if (records.Count == 0) return null;
        Pause();
        var index = Selected is null ? -1 : records.FindIndex(row => row.HeadSequence == Selected.HeadSequence);
        var next = index < 0 ? (by > 0 && !errorsOnly ? records.Count - 1 : by > 0 ? 0 : records.Count - 1) : index + by;
        if (errorsOnly)
        {
            while (next >= 0 && next < records.Count && !records[next].IsErrorOrWorse) next += Math.Sign(by);
            if (next < 0 || next >= records.Count) return null;
        }

        Select(records[Math.Clamp(next, 0, records.Count - 1)]);
        return Selected;
    }

    /// <summary>Puts older records before the window; the newest are dropped beyond what a page holds.</summary>
    /// <returns>How many were new to the window.</returns>
    public int AddOlder(IEnumerable<LogRecord> newestFirst)
    {
        var added = _window.Prepend(newestFirst.Reverse().Select(Row));
        if (_window.TrimNewest(ScrolledRows)) MissesNewer = true;
        Version++;
        return added;
    }

    /// <summary>Puts newer records behind the window, after it had to drop some.</summary>
    /// <returns>How many were new to the window.</returns>
    public int AddNewer(IEnumerable<LogRecord> oldestFirst, bool reachedEnd)
    {
        var added = oldestFirst.Count(record => _window.Append(Row(record)));
        _window.TrimOldest(ScrolledRows);
        if (reachedEnd) MissesNewer = false;
        Version++;
        return added;
    }

    /// <summary>Shows records of a gap in its place; a gap that stands for the rest stays behind them.</summary>
    public void Fill(GapRow gap, IReadOnlyList<LogRecord> oldestFirst, bool complete)
    {
        Pause();
        var rest = complete || oldestFirst.Count == 0 || gap.Count <= oldestFirst.Count
            ? null
            : new GapRow(oldestFirst[^1].Sequence, gap.BeforeSequence, gap.Count - oldestFirst.Count);
        _window.Fill(gap, oldestFirst.Select(Row), rest);
        Version++;
    }

    /// <summary>Leaves out what is already shown, and replaces what is shown in an older state.</summary>
    private List<RecordRow> Fresh(LivePage page)
    {
        var fresh = new List<RecordRow>(page.Records.Count);
        foreach (var record in page.Records)
        {
            var shown = _window.Find(record.HeadSequence);
            if (shown is not null)
            {
                if (record.Sequence > shown.Record.Sequence) Renew(Row(record));
                continue;
            }

            if (record.HeadSequence == record.Sequence || !_paused.Replace(Row(record))) fresh.Add(Row(record));
        }

        return fresh;
    }

    private void Renew(RecordRow row)
    {
        _window.Replace(row);
        if (Selected?.HeadSequence == row.HeadSequence) Selected = row;
        Version++;
    }

    private void Paint(List<RecordRow> fresh, long skipped)
    {
        _allowance = Math.Min(BurstRows, _allowance + NewRowsPerPage);
        var unpainted = Math.Max(0, fresh.Count - _allowance);
        _allowance -= fresh.Count - unpainted;
        Append(fresh.GetRange(unpainted, fresh.Count - unpainted), skipped + unpainted);
    }

    private void Append(IReadOnlyList<RecordRow> rows, long missing)
    {
        if (missing > 0)
        {
            var before = rows.Count > 0 ? rows[0].Record.Sequence : long.MaxValue;
            _window.Append(new GapRow(_lastPainted, before, missing));
        }

        foreach (var row in rows)
        {
            _window.Append(row);
            _lastPainted = Math.Max(_lastPainted, row.Record.Sequence);
        }

        _window.TrimOldest(FollowingRows);
    }

    private RecordRow Row(LogRecord record) => RecordRow.From(record, terms);
}
