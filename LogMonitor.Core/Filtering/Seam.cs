namespace LogMonitor.Core.Filtering;

// Stands in for the filter language until its branch is merged; not to be merged itself.
public sealed class LogFilter
{
    public IReadOnlyList<string> HighlightTerms { get; init; } = [];

    public string Text { get; init; } = "";

    public static FilterParseResult Parse(string query)
    {
        var bad = query.IndexOf("eror", StringComparison.Ordinal);
        if (bad >= 0) return new FilterParseResult { Error = new FilterError(bad, 4, "unknown level 'eror': did you mean 'error'?") };
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.Contains(':') && !w.Contains('=') && w[0] != '-' && w != "OR");
        return new FilterParseResult { Filter = new LogFilter { Text = query, HighlightTerms = [.. words] } };
    }
}

public sealed record FilterError(int Position, int Length, string Message);

public sealed class FilterParseResult
{
    public LogFilter? Filter { get; init; }

    public FilterError? Error { get; init; }
}
