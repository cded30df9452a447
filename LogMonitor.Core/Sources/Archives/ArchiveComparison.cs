using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Core.Sources.Archives;

/// <summary>
/// Finds out, in one pass over an archive's text, which generation it is the compressed copy of: the one that was read furthest and
/// has the same bytes at its beginning and before the place to which it was read.
/// </summary>
internal sealed class ArchiveComparison
{
    private readonly List<Place> _ahead;
    private readonly HashSet<KnownGeneration> _begun = [];

    /// <param name="path">Where the archive was found.</param>
    public ArchiveComparison(string path, IEnumerable<KnownGeneration> known)
    {
        var candidates = known.Where(candidate => Resumption.IsEvidence(candidate.Generation.Offset, candidate.Generation.Path, path)).ToList();
        _ahead =
        [
            .. candidates.Select(candidate => new Place(candidate.Generation.Prefix.Length, candidate.Generation.Prefix, candidate, IsEnd: false))
                .Concat(candidates.Select(candidate => new Place(candidate.Generation.Offset, candidate.Generation.Marker, candidate, IsEnd: true)))
                .OrderBy(place => place.Offset),
        ];
    }

    /// <summary>What it is a copy of, as far as was seen.</summary>
    public KnownGeneration? Match { get; private set; }

    /// <summary>No byte that follows can change the result.</summary>
    public bool IsDecided => _ahead.Count == 0;

    /// <summary>Generations that begin like the archive and were read further than it goes.</summary>
    public IEnumerable<KnownGeneration> Longer => _ahead.Where(place => place.IsEnd && _begun.Contains(place.Known)).Select(place => place.Known);

    public void Pass(MarkerWindow window, ReadOnlySpan<byte> bytes)
    {
        while (_ahead.Count > 0 && _ahead[0].Offset <= window.Offset + bytes.Length)
        {
            var place = _ahead[0];
            var length = (int)(place.Offset - window.Offset);
            window.Pass(bytes[..length]);
            bytes = bytes[length..];
            _ahead.RemoveAt(0);
            if (!window.Matches(place.Fingerprint)) _ahead.RemoveAll(other => other.Known == place.Known);
            else if (place.IsEnd) Match = place.Known;
            else _begun.Add(place.Known);
        }

        window.Pass(bytes);
    }

    private readonly record struct Place(long Offset, Fingerprint Fingerprint, KnownGeneration Known, bool IsEnd);
}
