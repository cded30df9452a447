namespace LogMonitor.Core.Filtering;

public enum FilterOperator
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class FilterOperators
{
    public static string Symbol(this FilterOperator op) => op switch
    {
        FilterOperator.Less => "<",
        FilterOperator.LessOrEqual => "<=",
        FilterOperator.Greater => ">",
        FilterOperator.GreaterOrEqual => ">=",
        _ => ":",
    };

    /// <summary>Whether a comparison's outcome (below 0, 0, above 0) satisfies the operator.</summary>
    public static bool Accepts(this FilterOperator op, int order) => op switch
    {
        FilterOperator.Less => order < 0,
        FilterOperator.LessOrEqual => order <= 0,
        FilterOperator.Greater => order > 0,
        FilterOperator.GreaterOrEqual => order >= 0,
        _ => order == 0,
    };
}
