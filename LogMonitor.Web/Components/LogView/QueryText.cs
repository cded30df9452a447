using LogMonitor.Core.Filtering;

namespace LogMonitor.Web.Components.LogView;

/// <summary>A query as it is typed: what it means, or what is wrong with it and where.</summary>
public sealed class QueryText
{
    private QueryText(string text, FilterParseResult parsed)
    {
        Text = text;
        Filter = parsed.Filter;
        Error = parsed.Error;
        Pieces = QueryPiece.Read(text);
    }

    public static QueryText Empty { get; } = Read("", TimeProvider.System);

    public string Text { get; }

    /// <summary>Null when the text is wrong.</summary>
    public LogFilter? Filter { get; }

    public FilterError? Error { get; }

    /// <summary>The text in pieces of one colour each; together they are the text.</summary>
    public IReadOnlyList<QueryPiece> Pieces { get; }

    public IReadOnlyList<string> Terms => Filter?.HighlightTerms ?? [];

    /// <param name="time">Resolves relative times in the text.</param>
    public static QueryText Read(string text, TimeProvider time) => new(text, LogFilter.Parse(text, time));
}
