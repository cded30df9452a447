using LogMonitor.Core.Filtering;
using LogMonitor.Core.Storage.Search;

namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// One view of the log, from the moment its URL is opened until it changes: loads the snapshot, follows the tail behind it,
/// and keeps the counts true. Its owner awaits <see cref="RunAsync"/>; all of it runs on the caller's
/// synchronisation context, so nothing here is locked.
/// </summary>
public sealed class LiveSession : IAsyncDisposable
{
    private const int PageRows = 150;
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SlowestRefresh = TimeSpan.FromMinutes(1);

    // A refresh may cost a fortieth of the time at most: a slow count over a long range comes less often.
    private const int RefreshShare = 40;

    private readonly LogData _data;
    private readonly TimeProvider _time;
    private readonly Action _changed;
    private readonly LogFilter _filter;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private List<IReadOnlyDictionary<long, long[]>>? _whileCounting;
    private Task _running = Task.CompletedTask;
    private long _nextSequence;
    private bool _paging;

    /// <param name="changed">Told whenever something that is shown has changed.</param>
    public LiveSession(LogData data, TimeProvider time, LiveUrl url, QueryText query, Action changed)
    {
        _data = data;
        _time = time;
        _changed = changed;
        _stopped = _stop.Token;
        _filter = query.Filter ?? throw new ArgumentException("The query is wrong.", nameof(query));
        Url = url;
        Rows = new LiveViewModel(query.Terms);
    }

    public LiveUrl Url { get; }

    public LiveViewModel Rows { get; }

    public HistogramView Histogram { get; private set; } = HistogramView.Empty;

    public FacetView Facets { get; private set; } = FacetView.Empty;

    /// <summary>Whether the first answer is still awaited.</summary>
    public bool Loading { get; private set; } = true;

    /// <summary>What went wrong while reading the log, in words; null while all is well.</summary>
    public string? Failure { get; private set; }

    /// <summary>Where the nearest match outside the range is, when the range holds none.</summary>
    public long? NearestMatchTicks { get; private set; }

    /// <summary>Whether older records may exist above the first row.</summary>
    public bool HasOlder { get; private set; } = true;

    public Task RunAsync() => _running = RunAndReportAsync();

    public async Task LoadOlderAsync()
    {
        if (_paging || !HasOlder || Rows.Rows.Count == 0) return;
        await PageAsync(async () =>
        {
            var (from, to) = (FromTicks(), Rows.Window.First is { } first ? first.TimeTicks + 1 : ToTicks());
            SearchCursor? cursor = null;
            do
            {
                // The records of that very tick come again; the window leaves them out.
                var page = await _data.SearchAsync(_filter, from, to, PageRows, cursor, newestFirst: true, _stopped);
                cursor = page.Next;
                HasOlder = cursor is not null;
                if (Rows.AddOlder(page.Records) > 0) break;
            }
            while (cursor is not null);
        });
    }

    public async Task LoadNewerAsync()
    {
        if (_paging || !Rows.MissesNewer || Rows.Window.Last is not { } last) return;
        await PageAsync(async () =>
        {
            SearchCursor? cursor = null;
            do
            {
                var page = await _data.SearchAsync(_filter, last.TimeTicks, ToTicks(), PageRows, cursor, newestFirst: false, _stopped);
                cursor = page.Next;
                if (Rows.AddNewer(page.Records, cursor is null) > 0) break;
            }
            while (cursor is not null);
            HasOlder = true;
        });
    }

    public async Task ShowAsync(GapRow gap) => await PageAsync(async () =>
    {
        var page = await _data.BetweenAsync(_filter, gap.AfterSequence, gap.BeforeSequence, LiveViewModel.ScrolledRows, _stopped);
        Rows.Fill(gap, page.Records, complete: page.Next is null);
    });

    /// <summary>Stops; what was loaded stays in sight. More than once does no harm.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopped.IsCancellationRequested) return;
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private long FromTicks() => Url.Range.From?.Resolve(_time.GetUtcNow()) ?? 0;

    // Stamps run ahead of the clock by a little on other hosts; a range that ends now is open at its end.
    private long ToTicks() => Url.Range.EndsNow ? long.MaxValue : Url.Range.To.Resolve(_time.GetUtcNow());

    private async Task RunAndReportAsync()
    {
        try
        {
            await LoadAsync();
            var following = Url.Range.EndsNow ? FollowAsync() : Task.CompletedTask;
            await Task.WhenAll(following, CountAsync());
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The view was left.
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private async Task LoadAsync()
    {
        // Registered before the snapshot: what is committed in between comes twice and is shown once.
        _nextSequence = _data.NextSequence;
        if (Url.At is { } at)
        {
            var around = await _data.BetweenAsync(
                _filter, at - LiveViewModel.ScrolledRows, at + LiveViewModel.ScrolledRows, 2 * LiveViewModel.ScrolledRows, _stopped);
            Rows.StartAround(around.Records, at);
        }
        else
        {
            var page = await _data.SearchAsync(_filter, FromTicks(), ToTicks(), PageRows, null, newestFirst: true, _stopped);
            Rows.Start(page.Records, following: Url.Range.EndsNow);
            HasOlder = page.Next is not null;
            if (page.Records.Count == 0)
            {
                var nearest = await _data.SearchAsync(_filter, 0, long.MaxValue, 1, null, newestFirst: true, _stopped);
                NearestMatchTicks = nearest.Records.Count == 0 ? null : nearest.Records[0].TimeTicks;
            }
        }

        Loading = false;
        _changed();
    }

    private async Task FollowAsync()
    {
        await foreach (var page in _data.FollowAsync(_filter, _nextSequence, _stopped))
        {
            _nextSequence = page.NextSequence;
            _whileCounting?.Add(page.CountsBySecond);
            Histogram = Histogram.With(page.CountsBySecond);
            Rows.Take(page);
            _changed();
        }
    }

    private async Task CountAsync()
    {
        while (true)
        {
            var began = _time.GetTimestamp();
            await RefreshHistogramAsync();
            await RefreshFacetsAsync();
            _changed();
            if (!Url.Range.EndsNow) return;
            var rest = Math.Clamp(_time.GetElapsedTime(began).Ticks * RefreshShare, Refresh.Ticks, SlowestRefresh.Ticks);
            await Task.Delay(TimeSpan.FromTicks(rest), _time, _stopped);
        }
    }

    private async Task RefreshHistogramAsync()
    {
        var (from, to) = CountedRange();
        // What is followed while this counts comes on top, once.
        var meanwhile = _whileCounting = [];
        var data = await _data.HistogramAsync(_filter, from, to, HistogramView.Buckets, endSequence: _nextSequence, _stopped);
        var view = new HistogramView(data);
        foreach (var counts in meanwhile) view = view.With(counts);
        _whileCounting = null;
        Histogram = view;
    }

    /// <summary>The range that is drawn; where it has no beginning of its own, that of the records.</summary>
    private (long From, long To) CountedRange()
    {
        var to = Url.Range.EndsNow ? _time.GetUtcNow().UtcTicks : ToTicks();
        var from = Url.Range.From is null ? _data.FirstTicks ?? to - TimeSpan.TicksPerHour : FromTicks();
        return (Math.Min(from, to - TimeSpan.TicksPerSecond), to);
    }

    private async Task RefreshFacetsAsync()
    {
        // A facet that the query picks from is counted without its own clause: the values not picked stay visible.
        var facets = new List<Facet>();
        foreach (var group in FacetView.Fields.GroupBy(WithoutOwnClause, StringComparer.Ordinal))
        {
            if (LogFilter.Parse(group.Key, _time).Filter is not { } filter) continue;
            facets.AddRange(await _data.FacetsAsync(filter, FromTicks(), ToTicks(), [.. group], _stopped));
        }

        Facets = FacetView.From(facets, Url.Query);

        string WithoutOwnClause(string field)
        {
            var clause = FacetClause.In(Url.Query, field);
            return clause.Values.Count == 0 ? Url.Query : clause.Without;
        }
    }

    private async Task PageAsync(Func<Task> load)
    {
        if (_paging || _stopped.IsCancellationRequested) return;
        _paging = true;
        try
        {
            await load();
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The view was left.
        }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            _paging = false;
        }

        _changed();
    }

    private void Fail(Exception e)
    {
        Failure = e.Message;
        Loading = false;
        _changed();
    }
}
