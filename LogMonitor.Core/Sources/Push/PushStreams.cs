using LogMonitor.Core.Events;

namespace LogMonitor.Core.Sources.Push;

/// <summary>
/// The streams of one push source, by service and host. Clients choose those names, so their number is bounded: what would need one
/// stream more stands in the stream without names, its fields as searchable as ever. One caller at a time opens, any may look.
/// </summary>
internal sealed class PushStreams
{
    /// <summary>More services and hosts than this in one log are a mistake, such as an id in a service's name.</summary>
    public const int MaxStreams = 1000;

    private readonly IStreamCatalog _catalog;
    private readonly string _source;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<byte[], PushStream> _open = new(PushLabels.Comparer.Instance);
    private readonly HashSet<string> _known;

    public PushStreams(IStreamCatalog catalog, string source, TimeProvider time)
    {
        _catalog = catalog;
        _source = source;
        _time = time;
        _known = [.. catalog.Known($"{source}:").Select(known => known.Stream.Key)];
    }

    /// <summary>Whether names had to be left out because there were too many.</summary>
    public bool IsFull { get; private set; }

    public IReadOnlyList<PushStream> All
    {
        get
        {
            lock (_lock) return [.. _open.Values];
        }
    }

    /// <summary>The stream of that key if it is open.</summary>
    public PushStream? Find(byte[] key)
    {
        lock (_lock) return _open.GetValueOrDefault(key);
    }

    public PushStream Open(byte[] key)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(key, out var open)) return open;
            var labels = PushLabels.Read(key, _source);
            var name = KeyOf(labels);
            if (!_known.Contains(name) && _known.Count >= MaxStreams && !key.AsSpan().SequenceEqual(PushLabels.None))
            {
                IsFull = true;
                return Open(PushLabels.None);
            }

            _known.Add(name);
            var stream = _catalog.Open(new StreamDescriptor(name, labels));
            return _open[key] = new PushStream(stream, _catalog.PositionOf(stream)?.Offset ?? 0, _time);
        }
    }

    private string KeyOf(StreamLabels labels) => $"{_source}:{labels.Service}\t{labels.Host}";
}
