namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// Tells the copy that copytruncate makes from a new file, so that what was read of the original is not read again. Two files with
/// the same bytes look alike until the original is truncated: such a file waits for that, for a while, and is then read whole.
/// </summary>
/// <param name="look">Sees what happened to a file since its last turn.</param>
internal sealed class CopyCheck(FileTable table, FileOpener opener, Func<TailedFile, TailedFile> look, TimeProvider time)
{
    // The original is truncated as soon as its copy is complete; a copy that has not grown for so long is none.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // So soon after a truncation, equal bytes are a copy however few they are.
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(10);

    /// <summary>Decides on a new file that has bytes, if it can be decided; the result is what follows it.</summary>
    public TailedFile Decide(TailedFile file)
    {
        if (opener.EvidenceOf(file) is not { } evidence) return file;
        if (ContinuedBy(file, evidence) is { } decided) return decided;
        foreach (var other in table.All)
        {
            if (!MayBeOriginal(other, file) || !BeginAlike(file.Head, other.Head)) continue;
            if (look(other) != other) return ContinuedBy(file, evidence) ?? Own(file);
            if (time.GetElapsedTime(file.GrewAt) < Patience && HaveSameBytes(file, other)) return file;
        }

        return Own(file);
    }

    private TailedFile? ContinuedBy(TailedFile file, FileEvidence evidence)
    {
        foreach (var retired in opener.Retired.All)
        {
            var generation = retired.Known.Generation;
            if (generation.Offset == 0 || retired.Successor.Identity.Key == file.Identity.Key) continue;
            if (file.Size < generation.Offset)
            {
                if (IsShorterCopy(file, evidence, retired)) return FileOpener.SkipAll(file);
            }
            else if (IsTimely(retired, file) && evidence.HasPrefix(generation.Prefix) && evidence.HasMarker(generation.Marker, generation.Offset))
            {
                return opener.Continue(file, retired);
            }
        }

        return null;
    }

    // The original was written to, and read, between the copy and the truncation.
    private static bool IsShorterCopy(TailedFile file, FileEvidence evidence, RetiredGeneration retired)
    {
        var generation = retired.Known.Generation;
        return BeginAlike(file.Head, retired.Head)
            && (file.Size < generation.Prefix.Length || evidence.HasPrefix(generation.Prefix))
            && retired.Trail.Any(mark => mark.Offset <= file.Size
                && Resumption.IsEvidence(mark.Offset, generation.Path, file.Path)
                && evidence.HasMarker(mark.Marker, mark.Offset));
    }

    private bool IsTimely(RetiredGeneration retired, TailedFile file)
        => time.GetElapsedTime(retired.At) < Recent || Resumption.IsEvidence(retired.Known.Generation.Offset, retired.Known.Generation.Path, file.Path);

    private static TailedFile Own(TailedFile file)
    {
        file.IsDecided = true;
        return file;
    }

    // Files that were side by side when they were first seen are as old as each other.
    private static bool MayBeOriginal(TailedFile other, TailedFile file)
        => other != file && other.IsDecided && other.Size > 0 && !(file.OldOrigin == Events.BatchOrigin.Backfill && other.OldOrigin == Events.BatchOrigin.Backfill);

    private static bool BeginAlike(byte[] one, byte[] other)
    {
        var length = Math.Min(one.Length, other.Length);
        return length > 0 && one.AsSpan(0, length).SequenceEqual(other.AsSpan(0, length));
    }

    private bool HaveSameBytes(TailedFile file, TailedFile original)
    {
        // More than the original has is no copy of it: a truncation would have been seen.
        if (file.Size > original.Size) return false;
        using var opened = original.Handle is null ? opener.TryOpen(original) : null;
        if ((original.Handle ?? opened) is not { } handle || file.Handle is null) return false;
        return Fingerprint.Prefix(file.Handle, file.Size) == Fingerprint.Prefix(handle, file.Size)
            && Fingerprint.Marker(file.Handle, file.Size) == Fingerprint.Marker(handle, file.Size);
    }
}
