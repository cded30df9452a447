namespace LogMonitor.Core.Text;

/// <summary>The known name that a misspelt one is closest to.</summary>
internal static class Spelling
{
    /// <summary>Null where none is within two edits, or where the edits would replace half of the word.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var lower = name.ToLowerInvariant();
        string? best = null;
        var least = Math.Min(2, (name.Length - 1) / 2) + 1;
        foreach (var candidate in known.Where(candidate => candidate.Length > 2))
        {
            var distance = Distance(lower, candidate.ToLowerInvariant());
            if (distance >= least) continue;
            least = distance;
            best = candidate;
        }

        return best;
    }

    /// <summary>Edits that turn one into the other: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) costs[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) costs[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(substituted, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (swapped) costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }

        return costs[a.Length, b.Length];
    }
}
