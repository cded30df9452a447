namespace LogMonitor.Core.Alerts.Rules;

public enum Comparison : byte
{
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Equal,
}

internal static class Comparisons
{
    /// <summary>True where more lines can only make it truer: it is known at once, while the others must wait for late lines.</summary>
    public static bool Rises(this Comparison comparison) => comparison is Comparison.Greater or Comparison.GreaterOrEqual;

    public static bool Falls(this Comparison comparison) => comparison is Comparison.Less or Comparison.LessOrEqual;

    public static bool Holds(this Comparison comparison, double value, double threshold) => comparison switch
    {
        Comparison.Greater => value > threshold,
        Comparison.GreaterOrEqual => value >= threshold,
        Comparison.Less => value < threshold,
        Comparison.LessOrEqual => value <= threshold,
        _ => value.Equals(threshold),
    };

    public static string Sign(this Comparison comparison) => comparison switch
    {
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        _ => "=",
    };
}
