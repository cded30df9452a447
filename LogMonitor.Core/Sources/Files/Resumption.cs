namespace LogMonitor.Core.Sources.Files;

/// <summary>Looks at the bytes of the file in question; separate from the rules so that these stay free of I/O.</summary>
internal interface IFileEvidence
{
    FileStatus Status { get; }

    string Path { get; }

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
            var sameFile = IsSame(generation, file.Status);
            if (!sameFile && !IsEvidence(generation.Offset, generation.Path, file.Path)) continue;
            if (!file.HasPrefix(generation.Prefix) || !file.HasMarker(generation.Marker, generation.Offset)) continue;
            if (sameFile) return candidate;
            // Another inode with the same bytes: a copy, or a file restored. The furthest read one counts.
            if (copy is null || generation.Offset > copy.Generation.Offset) copy = candidate;
        }

        return copy;
    }

    public static bool IsSame(Generation generation, FileStatus status)
        => (generation.Device, generation.Inode, generation.BirthTime) == status.Key
            // A share that was mounted again has another device; an inode and its birth to the nanosecond are its own.
            || generation.BirthTime != 0 && (generation.Inode, generation.BirthTime) == (status.Inode, status.BirthTime);

    /// <summary>
    /// Whether equal bytes make another file a copy. A head that a program writes into each new file is short, so that of little
    /// that was read only a name made from the original's says that it is one.
    /// </summary>
    /// <param name="length">How many bytes are known to be equal.</param>
    public static bool IsEvidence(long length, string original, string copy)
        => length >= Fingerprint.MaxPrefix || length > 0 && copy.Length > original.Length && copy.StartsWith(original, StringComparison.Ordinal);
}

/// <summary>A generation that the log has rows of.</summary>
/// <param name="Key">How the keys of its streams begin.</param>
internal sealed record KnownGeneration(string Key, Generation Generation);
