namespace LogMonitor.Web.Components.LogView;

/// <summary>A query cut at the blanks that are in no quotes, regular expression or parentheses.</summary>
internal static class QueryWords
{
    public static IEnumerable<(int Start, int End)> Top(string query)
    {
        var (start, depth) = (-1, 0);
        for (var i = 0; i < query.Length; i++)
        {
            var c = query[i];
            if (c == ' ' && depth == 0)
            {
                if (start >= 0) yield return (start, i);
                start = -1;
                continue;
            }

            if (start < 0) start = i;
            if (c == '"' || (c == '/' && start == i)) i = SkipTo(query, i, c);
            else if (c == '(') depth++;
            else if (c == ')' && depth > 0) depth--;
        }

        if (start >= 0) yield return (start, query.Length);
    }

    /// <summary>Whether a term put behind it would bind to its last alternative only.</summary>
    public static bool IsAlternative(string query)
    {
        foreach (var (start, end) in Top(query))
        {
            if (query.AsSpan(start, end - start) is "OR") return true;
        }

        return false;
    }

    private static int SkipTo(string query, int open, char close)
    {
        for (var i = open + 1; i < query.Length; i++)
        {
            if (query[i] == '\\') i++;
            else if (query[i] == close) return i;
        }

        return query.Length - 1;
    }
}
