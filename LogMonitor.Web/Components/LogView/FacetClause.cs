using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// The part of a query that one facet writes: <c>service:checkout</c>, or <c>service:(checkout OR catalog)</c>. The page
/// reads it back from the query, so that a typed clause and a clicked one are the same thing.
/// </summary>
public sealed class FacetClause
{
    private readonly string _field;
    private readonly List<string> _values;

    private FacetClause(string field, string before, List<string> values, string after)
    {
        _field = field;
        Before = before;
        _values = values;
        After = after;
    }

    public IReadOnlyList<string> Values => _values;

    private string Before { get; }

    private string After { get; }

    /// <summary>The rest of the query: what its other values are counted with.</summary>
    public string Without => Join(Before, After);

    public static FacetClause In(string query, string field)
    {
        foreach (var (start, end) in QueryWords.Top(query))
        {
            var word = query[start..end];
            if (ValuesOf(word, field) is { } values) return new FacetClause(field, query[..start].TrimEnd(), values, query[end..].TrimStart());
        }

        return new FacetClause(field, QueryWords.IsAlternative(query) ? $"({query.Trim()})" : query.Trim(), [], "");
    }

    /// <summary>The query with the value clicked in, or out again.</summary>
    public string Toggle(string value)
    {
        var values = _values.ToList();
        if (values.RemoveAll(v => v.Equals(value, StringComparison.OrdinalIgnoreCase)) == 0) values.Add(value);
        return values.Count == 0 ? Without : Join(Before, Write(_field, values), After);
    }

    /// <summary>The query with one more term, for a value in (or out) that is no facet's.</summary>
    public static string Add(string query, string field, string value, bool negated)
    {
        var term = (negated ? "-" : "") + FilterText.Quote(field, value);
        var rest = QueryWords.IsAlternative(query) ? $"({query.Trim()})" : query.Trim();
        return Join(rest, term);
    }

    private static List<string>? ValuesOf(string word, string field)
    {
        if (field == "level" && word.StartsWith("level>=", StringComparison.OrdinalIgnoreCase))
        {
            var from = LogLevels.All.ToList().IndexOf(word["level>=".Length..].ToLowerInvariant());
            return from < 0 ? null : [.. LogLevels.All.Skip(from)];
        }

        if (!word.StartsWith(field, StringComparison.OrdinalIgnoreCase) || word.Length < field.Length + 2) return null;
        if (word[field.Length] is not (':' or '=')) return null;
        var value = word[(field.Length + 1)..];
        if (value[0] != '(') return [Unquote(value)];
        if (value[^1] != ')') return null;
        var inner = value[1..^1];
        var values = new List<string>();
        foreach (var (start, end) in QueryWords.Top(inner))
        {
            var part = inner[start..end];
            if (part == "OR") continue;
            if (part is "AND" or "NOT" || part[0] is '-' or '(') return null;
            values.Add(Unquote(part));
        }

        return values;
    }

    private static string Write(string field, List<string> values)
        => values.Count == 1 ? FilterText.Quote(field, values[0]) : $"{field}:({string.Join(" OR ", values.Select(value => ValueOf(field, value)))})";

    private static string ValueOf(string field, string value) => FilterText.Quote(field, value)[(field.Length + 1)..];

    private static string Unquote(string value)
        => value.Length >= 2 && value[0] == '"' && value[^1] == '"'
            ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            : value;

    private static string Join(params string[] parts) => string.Join(' ', parts.Where(part => part.Length > 0));
}
