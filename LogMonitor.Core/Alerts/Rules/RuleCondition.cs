using System.Globalization;

namespace LogMonitor.Core.Alerts.Rules;

public enum Measure : byte
{
    /// <summary>How many rows the rule's query matched in the window.</summary>
    Count,

    /// <summary>Of the rows that another query matched in the window, the part that the rule's query matched too.</summary>
    Share,
}

/// <summary>What a rule's <c>when</c> says.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Threshold">A number of rows, or a share between 0 and 1.</param>
/// <param name="Window">The sliding window: an instant t looks at (t - window, t].</param>
/// <param name="AtLeast">How many rows must be in the window (for a share: in its base) before anything is said.</param>
/// <param name="Base">The query of a share's base as written; null for a count.</param>
public sealed record RuleCondition(Measure Measure, Comparison Comparison, double Threshold, TimeSpan Window, long AtLeast, string? Base)
{
    /// <summary>The least base of a share where the rule names none: 1 of 2 is no news.</summary>
    public const long DefaultShareMinimum = 20;

    /// <summary>As a person writes a value of this measure: <c>132</c> or <c>5.2%</c>.</summary>
    public string Format(double value) => Measure == Measure.Share
        ? (value * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%"
        : value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The part after the value: <c>&gt; 100 in 1m</c>.</summary>
    public string Limit => $"{Comparison.Sign()} {Format(Threshold)} in {RuleDuration.Format(Window)}";

    public override string ToString()
    {
        var text = $"{(Measure == Measure.Share ? $"share of ({Base})" : "count")} {Limit}";
        return AtLeast > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}, at least {AtLeast}") : text;
    }
}

/// <summary>When a firing group has recovered: a threshold of its own against flapping.</summary>
public sealed record RecoverCondition(Comparison Comparison, double Threshold);
