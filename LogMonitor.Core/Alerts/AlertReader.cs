using System.Threading.Channels;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Live;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Storage;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Alerts;

/// <summary>
/// Follows the log with the engine. Transitions and what is to be told of them are written in one transaction; the
/// engine's position and snapshot less often, because folding again from an older position gives the same keys.
/// </summary>
public sealed class AlertReader
{
    /// <summary>How much of the log a restart folds again at most, in time.</summary>
    public static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(250);

    private readonly LogDatabase _database;
    private readonly AlertStore _store;
    private readonly Func<long, LogCursor> _open;
    private readonly LogTail _tail;
    private readonly Action<SqliteConnection, IReadOnlyList<AlertTransition>> _enqueue;
    private readonly Action _enqueued;
    private readonly TimeProvider _time;
    private AlertEngine _engine;
    private readonly Channel<RuleSet> _newRules = Channel.CreateBounded<RuleSet>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private long _next;
    private long _saved;
    private long _published;
    private Task<bool>? _rulesChanged;
    private TaskCompletionSource _changed = NewSignal();
    private IDisposable? _ticks;
    private IReadOnlyList<RuleStatus> _status = [];

    /// <param name="open">Opens a cursor at a sequence.</param>
    /// <param name="tail">Where the reader says that it waits for time to pass.</param>
    /// <param name="enqueue">Stores what is to be told, in the transaction of the transitions.</param>
    /// <param name="enqueued">Called after that transaction.</param>
    public AlertReader(
        LogDatabase database,
        RuleSet rules,
        Func<long, LogCursor> open,
        LogTail tail,
        Action<SqliteConnection, IReadOnlyList<AlertTransition>> enqueue,
        Action enqueued,
        TimeProvider time)
    {
        _database = database;
        _store = new AlertStore(database);
        _open = open;
        _tail = tail;
        _enqueue = enqueue;
        _enqueued = enqueued;
        _time = time;
        _engine = new AlertEngine(rules);
        _status = _engine.Status();
    }

    /// <summary>What each rule is doing, as of the newest rows that were read.</summary>
    public IReadOnlyList<RuleStatus> Status => Volatile.Read(ref _status);

    /// <summary>Completes when <see cref="Status"/> is next renewed. Take it before looking at the status.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Sequences that retention had dropped before they were read.</summary>
    public long Missed { get; private set; }

    /// <summary>Why the database refused last; null while all is well.</summary>
    public string? LastError { get; private set; }

    /// <summary>Takes other rules into force with the next rows.</summary>
    public void Use(RuleSet rules) => _newRules.Writer.TryWrite(rules);

    /// <summary>
    /// Reads until cancelled; a clean end saves where it is. When the database refuses (a full disk), it begins again from what
    /// was saved last: nothing that was not stored is taken for done.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var backoff = new Backoff(_time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                try
                {
                    await FollowAsync(backoff, cancellation);
                }
                catch (SqliteException e)
                {
                    LastError = e.Message;
                    await backoff.WaitAsync(cancellation);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            if (LastError is null) Write(_engine.TakeTransitions(), save: true);
        }
        finally
        {
            _ticks?.Dispose();
            _ticks = null;
        }
    }

    /// <summary>Restores what was saved and says from which sequence to read on.</summary>
    internal long Begin()
    {
        _engine = new AlertEngine(_engine.Rules);
        _next = _tail.NextSequence;
        if (_store.LoadPosition() is { } position)
        {
            // A position without a usable snapshot: the windows fill again, what is stored keeps its keys.
            _next = position.Sequence;
            if (position.Snapshot is { } snapshot) _engine.Restore(snapshot);
        }

        Write(_engine.TakeTransitions(), save: true);
        Publish(now: true);
        return _next;
    }

    internal void Fold(LogSlice slice, long next)
    {
        var replaced = _newRules.Reader.TryRead(out var rules);
        if (replaced) _engine.Replace(rules!);
        Missed += slice.Missed;
        foreach (var segment in slice.Segments) _engine.Fold(segment);
        _next = next;
        var transitions = _engine.TakeTransitions();
        // Saved with a change of rules, so that rows before it are never folded again under the new ones.
        var save = replaced || _time.GetElapsedTime(_saved) >= SaveInterval;
        if (transitions.Count > 0 || save) Write(transitions, save);
        Publish(transitions.Count > 0 || replaced);
    }

    private async Task FollowAsync(Backoff backoff, CancellationToken cancellation)
    {
        var cursor = _open(Begin());
        while (true)
        {
            using var slice = await ReadAsync(cursor, cancellation);
            Fold(slice, cursor.Next);
            LastError = null;
            backoff.Reset();
        }
    }

    private async ValueTask<LogSlice> ReadAsync(LogCursor cursor, CancellationToken cancellation)
    {
        var read = cursor.ReadAsync(cancellation).AsTask();
        _rulesChanged ??= _newRules.Reader.WaitToReadAsync(cancellation).AsTask();
        // New rules take force without waiting for rows; the read goes on meanwhile.
        while (await Task.WhenAny(read, _rulesChanged) == _rulesChanged)
        {
            await _rulesChanged;
            using var nothing = new LogSlice([], 0);
            Fold(nothing, _next);
            _rulesChanged = _newRules.Reader.WaitToReadAsync(cancellation).AsTask();
        }

        return await read;
    }

    private void Write(IReadOnlyList<AlertTransition> transitions, bool save)
    {
        _database.Write(connection =>
        {
            AlertStore.Add(connection, transitions);
            _enqueue(connection, transitions);
            if (save) AlertStore.SavePosition(connection, _next, _engine.Snapshot());
        });
        if (save) _saved = _time.GetTimestamp();
        if (transitions.Count > 0) _enqueued();
    }

    private void Publish(bool now)
    {
        if (_engine.NeedsTicks != (_ticks is not null))
        {
            _ticks?.Dispose();
            _ticks = _ticks is null ? _tail.WaitForTicks() : null;
        }

        if (!now && _time.GetElapsedTime(_published) < PublishInterval) return;
        Volatile.Write(ref _status, _engine.Status());
        _published = _time.GetTimestamp();
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
