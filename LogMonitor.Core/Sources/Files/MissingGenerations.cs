namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// Forgets how far a file was read once it was missed for a day, in scans that saw its folder. Until then it may come back:
/// from a backup, from a share that was away, under a name that matches again.
/// </summary>
internal sealed class MissingGenerations(IStreamCatalog catalog, TimeProvider time)
{
    private const int MinMisses = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(1);

    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private Dictionary<string, Missed> _missed = new(StringComparer.Ordinal);
    private long _checked = time.GetTimestamp();

    /// <summary>Called after each scan, with the paths that it could not look at.</summary>
    public void Check(FileOpener opener, IReadOnlyList<(FileSourceOptions Options, FileDiscovery Discovery)> sources, IEnumerable<string> problems)
    {
        _hidden.UnionWith(problems);
        if (time.GetElapsedTime(_checked) < Interval) return;
        _checked = time.GetTimestamp();
        var missed = new Dictionary<string, Missed>(StringComparer.Ordinal);
        foreach (var (key, generation) in opener.Closed)
        {
            // Of what no source asks for nobody can say that it is missing.
            if (FileAdmission.IsHidden(generation.Path, _hidden) || !sources.Any(source => source.Discovery.Covers(generation.Path))) continue;
            var before = _missed.GetValueOrDefault(key) ?? new Missed(_checked, 0);
            if (before.Count >= MinMisses && time.GetElapsedTime(before.Since) >= ForgetAfter) Forget(key);
            else missed[key] = before with { Count = before.Count + 1 };
        }

        _missed = missed;
        _hidden.Clear();
    }

    private void Forget(string key)
    {
        foreach (var known in catalog.Known(key)) catalog.Forget(known.Stream);
    }

    private sealed record Missed(long Since, int Count);
}
