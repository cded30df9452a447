using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Events;
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
    private readonly RuleSet _configured;
    private AlertEngine _engine;
    private long _next;
    private long _saved;
    private long _published;
    private TaskCompletionSource _changed = NewSignal();
    private IDisposable? _ticks;
    private IReadOnlyList<RuleStatus> _status = [];

    /// <param name="rules">In force on a log that no rules were ever folded over; later changes come as control records.</param>
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
        _configured = rules;
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
        _next = _tail.NextSequence;
        var position = _store.LoadPosition();
        // The rules that were in force there, not today's: those come with their own record, at its place in the log.
        _engine = new AlertEngine(position is null ? _configured : (position.Rules.Length == 0 ? null : RuleFile.Parse(position.Rules, _time).Rules) ?? _configured);
        if (position is not null)
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
        var replaced = false;
        Missed += slice.Missed;
        foreach (var segment in slice.Segments)
        {
            if (segment.Batch.Stream.Id == LogStream.Control.Id) replaced |= Steer(segment);
            _engine.Fold(segment);
        }

        _next = next;
        var transitions = _engine.TakeTransitions();
        // Saved with a change of rules, so that a restart seldom folds over one.
        var save = replaced || _time.GetElapsedTime(_saved) >= SaveInterval;
        if (transitions.Count > 0 || save) Write(transitions, save);
        Publish(transitions.Count > 0 || replaced);
    }

    /// <summary>Takes the rules into force that control records bring.</summary>
    private bool Steer(LogSegment segment)
    {
        var replaced = false;
        for (var row = segment.FirstRow; row < segment.Batch.Count; row++)
        {
            if (RuleChange.Read(segment.Batch.TextOf(row), _time) is not { } rules) continue;
            _engine.Replace(rules);
            replaced = true;
        }

        return replaced;
    }

    private async Task FollowAsync(Backoff backoff, CancellationToken cancellation)
    {
        var cursor = _open(Begin());
        while (true)
        {
            using var slice = await cursor.ReadAsync(cancellation);
            Fold(slice, cursor.Next);
            LastError = null;
            backoff.Reset();
        }
    }

    private void Write(IReadOnlyList<AlertTransition> transitions, bool save)
    {
        _database.Write(connection =>
        {
            AlertStore.Add(connection, transitions);
            _enqueue(connection, transitions);
            if (save) AlertStore.SavePosition(connection, new AlertPosition(_next, _engine.Snapshot(), _engine.Rules.Yaml));
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
