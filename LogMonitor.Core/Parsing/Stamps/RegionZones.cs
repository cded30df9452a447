using System.Text;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>The zones that a stream's stamps name, such as <c>Europe/Berlin</c>. Each name is looked up once.</summary>
internal sealed class RegionZones
{
    // A stream has one or two; whatever else looks like a name must not fill the memory.
    private const int MaxNames = 16;

    private readonly List<(byte[] Name, ZoneClock? Zone)> _known = [];

    /// <returns>Null when there is no such zone.</returns>
    public ZoneClock? Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _known.Count; i++)
        {
            if (name.SequenceEqual(_known[i].Name)) return _known[i].Zone;
        }

        if (_known.Count == MaxNames) return null;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Encoding.ASCII.GetString(name), out var found) ? new ZoneClock(found) : null;
        _known.Add((name.ToArray(), zone));
        return zone;
    }
}
