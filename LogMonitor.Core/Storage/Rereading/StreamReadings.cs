using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>
/// Decides how each stream is read: by its configuration, else by what a user chose for its family, else as learned. Used under the
/// catalogue's lock.
/// </summary>
internal sealed class StreamReadings(LogDatabase database, Func<string, LogFormat> formats)
{
    private readonly Dictionary<string, ReadingChoice> _choices = database.Read(ReadingTable.Choices);
    private readonly Dictionary<string, List<StreamState>> _families = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();
    private int _revision;

    /// <summary>Counts the decisions that changed how a stream is read.</summary>
    public int Revision => Volatile.Read(ref _revision);

    /// <summary>Completes at the next such change.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Takes a stream in, with what was chosen for it.</summary>
    public void Add(StreamState state)
    {
        var family = StreamFamily.Of(state.Stream);
        if (!_families.TryGetValue(family, out var members)) _families[family] = members = [];
        members.Add(state);
        state.IsDecided |= _choices.ContainsKey(family);
        Apply(state, family);
    }

    /// <summary>Drops a stream that no row is left of.</summary>
    public void Remove(StreamState state)
    {
        var family = StreamFamily.Of(state.Stream);
        if (_families.TryGetValue(family, out var members) && members.Remove(state) && members.Count == 0) _families.Remove(family);
    }

    /// <summary>Takes note of what the configuration says of a stream that is opened, and of earlier generations of the same file.</summary>
    public void Configure(StreamState state, StreamReading? configured)
    {
        var family = StreamFamily.Of(state.Stream);
        state.IsOpened = true;
        if (configured is null) return;
        foreach (var member in _families[family])
        {
            if (member != state && (member.IsOpened || state.Stream.Labels.File is null || member.Stream.Labels.File != state.Stream.Labels.File)) continue;
            member.Configured = configured;
            member.IsDecided = true;
            Apply(member, family);
        }
    }

    /// <summary>Keeps a user's choice, then follows it.</summary>
    public void Choose(LogStream stream, ReadingChoice choice)
    {
        var family = StreamFamily.Of(stream);
        database.Write(connection => ReadingTable.Save(connection, family, choice));
        _choices[family] = choice;
        foreach (var member in _families[family])
        {
            member.IsDecided = true;
            Apply(member, family);
        }
    }

    public StreamReading With(StreamState state, ReadingChoice choice) => Resolve(state.Configured, choice);

    /// <summary>Says that rows came in which were read otherwise.</summary>
    public void Touch()
    {
        Interlocked.Increment(ref _revision);
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
    }

    private void Apply(StreamState state, string family)
    {
        var before = state.Stream.Reading;
        var reading = Resolve(state.Configured, _choices.GetValueOrDefault(family));
        if (reading == before) return;
        state.Stream.Reading = reading;
        if (!reading.ReadsLike(before)) Touch();
    }

    private StreamReading Resolve(StreamReading configured, ReadingChoice? choice)
    {
        var (format, formatFrom) = (configured.Format, configured.FormatFrom);
        // A format that this version lacks, or a zone that this machine does, cannot be followed.
        if (format is null && choice?.Format is { } name && formats(name) is { } chosen && chosen.Name == name) (format, formatFrom) = (chosen, ReadingOrigin.Chosen);
        var (zone, zoneFrom) = (configured.Zone, configured.ZoneFrom);
        if (zoneFrom == ReadingOrigin.Learned && choice?.Zone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found)) (zone, zoneFrom) = (found, ReadingOrigin.Chosen);
        return formatFrom == ReadingOrigin.Learned && zoneFrom == ReadingOrigin.Learned
            ? StreamReading.Learned
            : new StreamReading { Format = format, FormatFrom = formatFrom, Zone = zone, ZoneFrom = zoneFrom };
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
