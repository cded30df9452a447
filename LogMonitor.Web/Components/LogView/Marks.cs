namespace LogMonitor.Web.Components.LogView;

/// <summary>Where search terms occur in a text, merged where they overlap.</summary>
internal static class Marks
{
    // A line of single letters would otherwise become thousands of elements.
    private const int Most = 200;

    public static IReadOnlyList<(int Start, int End)> Find(string text, IReadOnlyList<string> terms)
    {
        if (terms.Count == 0) return [];
        var found = new List<(int Start, int End)>();
        foreach (var term in terms)
        {
            if (term.Length == 0) continue;
            for (var at = text.IndexOf(term, StringComparison.OrdinalIgnoreCase);
                at >= 0 && found.Count < Most;
                at = text.IndexOf(term, at + term.Length, StringComparison.OrdinalIgnoreCase))
            {
                found.Add((at, at + term.Length));
            }
        }

        if (found.Count < 2) return found;
        found.Sort();
        var merged = new List<(int Start, int End)> { found[0] };
        foreach (var next in found)
        {
            var last = merged[^1];
            if (next.Start <= last.End) merged[^1] = (last.Start, Math.Max(last.End, next.End));
            else merged.Add(next);
        }

        return merged;
    }
}
