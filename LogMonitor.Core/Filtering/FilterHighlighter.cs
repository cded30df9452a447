using LogMonitor.Core.Filtering.Syntax;

namespace LogMonitor.Core.Filtering;

/// <summary>The pieces of a query as it is being typed, right or wrong.</summary>
public static class FilterHighlighter
{
    /// <summary>Pieces in the order of the text; white space lies between them. What cannot be read is one Error to the end.</summary>
    public static IReadOnlyList<FilterToken> Tokens(string query)
    {
        var tokens = new List<FilterToken>();
        var end = 0;
        foreach (var token in FilterLexer.Tokens(query))
        {
            if (token.Kind == FilterTokenKind.End) break;
            if (token.Kind == FilterTokenKind.Error)
            {
                // The error may point back at a token that was already read.
                var start = Math.Max(end, Math.Min(token.Start, query.Length));
                if (start < query.Length) tokens.Add(new FilterToken(token.Kind, start, query.Length - start));
                break;
            }

            tokens.Add(new FilterToken(token.Kind, token.Start, token.Length));
            end = token.End;
        }

        return tokens;
    }
}
