namespace LogMonitor.Web.Components.LogView;

/// <summary>A piece of a query, and the class that colours it; null for plain text.</summary>
public readonly record struct QueryPiece(string Text, string? CssClass)
{
    public static IReadOnlyList<QueryPiece> Read(string text)
    {
        var pieces = new List<QueryPiece>();
        for (var i = 0; i < text.Length;)
        {
            var end = text.IndexOf(' ', i);
            end = end < 0 ? text.Length : end + 1;
            var word = text[i..end];
            var op = word.IndexOfAny([':', '=', '<', '>']);
            if (op > 0)
            {
                var value = op;
                while (value < word.Length && word[value] is ':' or '=' or '<' or '>') value++;
                pieces.Add(new QueryPiece(word[..op], "q-field"));
                pieces.Add(new QueryPiece(word[op..value], null));
                pieces.Add(new QueryPiece(word[value..], "q-value"));
            }
            else
            {
                pieces.Add(new QueryPiece(word, null));
            }

            i = end;
        }

        return pieces;
    }
}
