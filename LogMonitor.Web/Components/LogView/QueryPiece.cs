using LogMonitor.Core.Filtering;

namespace LogMonitor.Web.Components.LogView;

/// <summary>A piece of a query, and the class that colours it; null for plain text. All pieces together are the query.</summary>
public readonly record struct QueryPiece(string Text, string? CssClass)
{
    public static IReadOnlyList<QueryPiece> Read(string query)
    {
        var pieces = new List<QueryPiece>();
        var end = 0;
        foreach (var token in FilterHighlighter.Tokens(query))
        {
            if (token.Start > end) pieces.Add(new QueryPiece(query[end..token.Start], null));
            pieces.Add(new QueryPiece(query.Substring(token.Start, token.Length), CssClassOf(token.Kind)));
            end = token.Start + token.Length;
        }

        if (end < query.Length) pieces.Add(new QueryPiece(query[end..], null));
        return pieces;
    }

    private static string? CssClassOf(FilterTokenKind kind) => kind switch
    {
        FilterTokenKind.Field => "q-field",
        FilterTokenKind.Value or FilterTokenKind.Exact or FilterTokenKind.Regex or FilterTokenKind.Phrase => "q-value",
        FilterTokenKind.And or FilterTokenKind.Or or FilterTokenKind.Not => "q-operator",
        _ => null,
    };
}
