using System.Text;

namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>A regular expression between slashes; a slash within it is written <c>\/</c>, and an <c>i</c> after it ignores case.</summary>
/// <param name="Pattern">Without the slashes and their escapes.</param>
/// <param name="End">Just after it in the query.</param>
internal sealed record RegexLiteral(string Pattern, bool IgnoreCase, int End)
{
    /// <summary>Reads from the slash at <paramref name="start"/>; null where no slash closes it.</summary>
    public static RegexLiteral? Read(string query, int start)
    {
        var pattern = new StringBuilder();
        for (var i = start + 1; i < query.Length; i++)
        {
            var c = query[i];
            if (c == '/')
            {
                var ignoreCase = i + 1 < query.Length && query[i + 1] == 'i' && (i + 2 == query.Length || BareText.Ends(query[i + 2]));
                return new RegexLiteral(pattern.ToString(), ignoreCase, i + (ignoreCase ? 2 : 1));
            }

            if (c == '\\' && i + 1 < query.Length)
            {
                c = query[++i];
                if (c != '/') pattern.Append('\\');
            }

            pattern.Append(c);
        }

        return null;
    }

    /// <summary>
    /// Whether a word that begins with a slash is more likely an expression that is still being typed than a path.
    /// </summary>
    public static bool LooksUnfinished(string query, int start)
    {
        var end = start;
        while (end < query.Length && !BareText.Ends(query[end])) end++;
        var word = query.AsSpan(start, end - start);
        return (end < query.Length && query[end] is '(' or '|')
            || word.ContainsAny("\\^$[{")
            || word.Contains(".*", StringComparison.Ordinal)
            || word.Contains(".+", StringComparison.Ordinal);
    }

    public static string Write(string pattern, bool ignoreCase)
    {
        var text = new StringBuilder("/");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length) text.Append(pattern[i++]);
            else if (pattern[i] == '/') text.Append('\\');
            text.Append(pattern[i]);
        }

        return text.Append(ignoreCase ? "/i" : "/").ToString();
    }

    /// <summary>Where in the query a place in the pattern is.</summary>
    public static int PositionOf(string query, int start, int offset)
    {
        var i = start + 1;
        for (var read = 0; read < offset && i < query.Length; read++, i++)
        {
            if (query[i] == '\\' && i + 1 < query.Length && query[i + 1] == '/') i++;
            else if (query[i] == '\\' && read + 1 < offset)
            {
                i++;
                read++;
            }
        }

        return i;
    }
}
