using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Search;

namespace LogMonitor.Web.Components.LogView;

/// <summary>The facets beside the list: what occurs how often, and what the query already picks.</summary>
public sealed record FacetView(IReadOnlyList<FacetGroup> Groups)
{
    public static IReadOnlyList<string> Fields { get; } = ["level", "service", "host", "file"];

    public static FacetView Empty { get; } = new([]);

    public static FacetView From(IEnumerable<Facet> facets, string query) => new(
    [
        .. facets
            .OrderBy(facet => Fields.ToList().IndexOf(facet.Field))
            .Select(facet => FacetGroup.From(facet, FacetClause.In(query, facet.Field)))
            .Where(group => group.Items.Count > 0),
    ]);
}

/// <param name="Name">The field, as queries name it.</param>
public sealed record FacetGroup(string Name, IReadOnlyList<FacetItem> Items)
{
    public string Title => char.ToUpperInvariant(Name[0]) + Name[1..];

    public static FacetGroup From(Facet facet, FacetClause clause)
    {
        var most = Math.Max(1, facet.Values.Count == 0 ? 0 : facet.Values.Max(value => value.Count));
        var items = facet.Values
            .Select(value => new FacetItem(value.Value, value.Count, (double)value.Count / most, Picked(clause, value.Value), clause.Toggle(value.Value)))
            .ToList();
        // Levels read best by severity; what the query picks stays visible when nothing matches it.
        if (facet.Field == "level") items.Sort((a, b) => Rank(b.Value).CompareTo(Rank(a.Value)));
        else items.AddRange(clause.Values
            .Where(picked => !items.Exists(item => Same(item.Value, picked)))
            .Select(picked => new FacetItem(picked, 0, 0, true, clause.Toggle(picked))));
        return new FacetGroup(facet.Field, items);
    }

    private static bool Picked(FacetClause clause, string value) => clause.Values.Any(picked => Same(picked, value));

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static int Rank(string level)
    {
        for (var i = 0; i < LogLevels.All.Count; i++)
        {
            if (LogLevels.All[i] == level) return i;
        }

        return -1;
    }
}

/// <param name="Share">Of the most frequent value of its field, from 0 to 1.</param>
/// <param name="Picked">Whether the query asks for it.</param>
/// <param name="Query">The query that a click leads to.</param>
public sealed record FacetItem(string Value, long Count, double Share, bool Picked, string Query);
