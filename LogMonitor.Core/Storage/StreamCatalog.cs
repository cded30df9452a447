using System.Collections.Concurrent;
using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage.Rereading;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage;

/// <summary>
/// All streams of the log, in memory, with their committed positions. A forgotten one keeps its labels while rows of it are
/// left; <see cref="StreamCleanup"/> makes that last.
/// </summary>
public sealed class StreamCatalog : IStreamCatalog
{
    private readonly ConcurrentDictionary<int, StreamState> _byId = new();
    private readonly Dictionary<string, StreamState> _byKey = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();
    private readonly StreamReadings _readings;
    private int _lastId;

    /// <param name="formats">Finds a format by its name; an unknown name gives the plainest.</param>
    public StreamCatalog(LogDatabase database, Func<string, LogFormat> formats)
    {
        _readings = new StreamReadings(database, formats);
        _byId[LogStream.Control.Id] = new StreamState(LogStream.Control) { IsStored = true };
        foreach (var state in database.Read(Load))
        {
            _byId[state.Stream.Id] = state;
            if (!state.IsForgotten) _byKey[state.Stream.Key] = state;
            _readings.Add(state);
            _lastId = Math.Max(_lastId, state.Stream.Id);
        }
    }

    public LogStream Open(StreamDescriptor descriptor)
    {
        lock (_opening)
        {
            if (!_byKey.TryGetValue(descriptor.Key, out var state))
            {
                state = new StreamState(new LogStream(++_lastId, descriptor.Key, descriptor.Labels))
                {
                    Before = descriptor.Continues is { } before ? _byId.GetValueOrDefault(before.Id) : null,
                };
                _byKey[descriptor.Key] = state;
                _byId[state.Stream.Id] = state;
                _readings.Add(state);
            }

            _readings.Configure(state, descriptor.Reading);
            return state.Stream;
        }
    }

    public SourcePosition? PositionOf(LogStream stream) => _byId[stream.Id].Position;

    public IReadOnlyList<KnownStream> Known(string keyPrefix)
    {
        lock (_opening)
        {
            return
            [
                .. from state in _byKey.Values
                   where state.Position is not null && state.Stream.Key.StartsWith(keyPrefix, StringComparison.Ordinal)
                   select new KnownStream(state.Stream, state.Position!, state.UpdatedTicks),
            ];
        }
    }

    public void Forget(LogStream stream)
    {
        lock (_opening)
        {
            if (_byKey.Remove(stream.Key, out var state)) state.IsForgotten = true;
        }
    }

    /// <summary>The stream of an id that a block holds; one whose row is gone keeps its rows readable.</summary>
    public LogStream ById(int id) => _byId.TryGetValue(id, out var state)
        ? state.Stream
        : new LogStream(id, $"lost:{id}", new StreamLabels { Source = "unknown" });

    internal int LastId => Volatile.Read(ref _lastId);

    /// <summary>The stream of that id, or null.</summary>
    public LogStream? Find(int id) => id != LogStream.Control.Id && _byId.TryGetValue(id, out var state) ? state.Stream : null;

    /// <summary>
    /// Decides how the streams of a family are read, where the configuration does not: their fields at once, new lines with the next
    /// ones, and the times and levels of those that are in the log by a rewrite in the background.
    /// </summary>
    public void Choose(LogStream stream, ReadingChoice choice)
    {
        lock (_opening) _readings.Choose(stream, choice);
    }

    /// <summary>How the stream would be read after such a choice.</summary>
    public StreamReading ReadingWith(LogStream stream, ReadingChoice choice)
    {
        lock (_opening) return _readings.With(_byId[stream.Id], choice);
    }

    internal StreamReadings Readings => _readings;

    /// <summary>Streams for which it is known how they are to be read.</summary>
    internal List<LogStream> Decided()
    {
        lock (_opening) return [.. _byId.Values.Where(state => state.IsDecided).Select(state => state.Stream)];
    }

    internal StreamState StateOf(LogStream stream) => _byId[stream.Id];

    /// <summary>Stored streams that no source will ask for again.</summary>
    internal IReadOnlyList<StreamState> Forgotten() => [.. _byId.Values.Where(state => state.IsForgotten && state.IsStored)];

    /// <summary>Drops a stream that no row is left of.</summary>
    internal void Remove(StreamState state)
    {
        lock (_opening) _readings.Remove(state);
        _byId.TryRemove(state.Stream.Id, out _);
    }

    private static List<StreamState> Load(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, key, source, service, host, file, others, next_offset, state, last_head, updated FROM stream";
        using var reader = command.ExecuteReader();
        var states = new List<StreamState>();
        while (reader.Read())
        {
            var labels = new StreamLabels
            {
                Source = reader.GetString(2),
                Service = reader.IsDBNull(3) ? null : reader.GetString(3),
                Host = reader.IsDBNull(4) ? null : reader.GetString(4),
                File = reader.IsDBNull(5) ? null : reader.GetString(5),
                Others = reader.IsDBNull(6) ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(6))!,
            };
            states.Add(new StreamState(new LogStream(reader.GetInt32(0), reader.GetString(1), labels))
            {
                IsStored = true,
                Position = new SourcePosition(reader.GetInt64(7), reader.IsDBNull(8) ? null : reader.GetString(8)),
                LastHead = reader.GetInt64(9),
                UpdatedTicks = reader.GetInt64(10),
                IsForgotten = StreamCleanup.IsForgottenKey(reader.GetString(1)),
                IsMarkedForgotten = StreamCleanup.IsForgottenKey(reader.GetString(1)),
            });
        }

        return states;
    }
}
