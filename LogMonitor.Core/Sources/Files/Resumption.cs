namespace LogMonitor.Core.Sources.Files;

/// <summary>Looks at the bytes of the file in question; separate from the rules so that these stay free of I/O.</summary>
internal interface IFileEvidence
{
    FileStatus Status { get; }

    bool HasPrefix(Fingerprint prefix);

    bool HasMarker(Fingerprint marker, long offset);
}

/// <summary>Decides which known generation, if any, a newly found file continues.</summary>
internal static class Resumption
{
    /// <param name="known">Generations that no open file continues already.</param>
    public static KnownGeneration? Find(IFileEvidence file, IReadOnlyList<KnownGeneration> known)
    {
        KnownGeneration? copy = null;
        foreach (var candidate in known)
        {
            var generation = candidate.Generation;
            if (file.Status.Size < generation.Offset) continue;
            var sameFile = (generation.Device, generation.Inode, generation.BirthTime) == file.Status.Key;
            // Nothing was read of it yet: only the very same file can continue it.
            if (!sameFile && generation.Offset == 0) continue;
            if (!file.HasPrefix(generation.Prefix) || !file.HasMarker(generation.Marker, generation.Offset)) continue;
            if (sameFile) return candidate;
            // Another inode with the same bytes: a copy, or the same file after a remount. The furthest read one counts.
            if (copy is null || generation.Offset > copy.Generation.Offset) copy = candidate;
        }

        return copy;
    }
}

/// <summary>A generation that the log has rows of.</summary>
/// <param name="Key">How the keys of its streams begin.</param>
internal sealed record KnownGeneration(string Key, Generation Generation);
