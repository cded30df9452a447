using System.Globalization;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>
/// Reads <c>VALUE OP NUMBER[UNIT] in WINDOW[, at least N]</c>. The query inside <c>share of (…)</c> stays text:
/// whoever holds the filter language parses it.
/// </summary>
public static class WhenParser
{
    private static readonly string[] Later =
        ["rate", "distinct", "sum", "avg", "min", "max", "p50", "p90", "p95", "p99", "stddev", "session", "new", "any"];

    public static WhenParseResult Parse(string text)
    {
        var scanner = new WhenScanner(text);
        if (ReadMeasure(text, ref scanner, out var measure, out var baseQuery) is { } noMeasure) return new(null, noMeasure);
        if (ReadLimit(text, ref scanner, measure, out var comparison, out var threshold) is { } noLimit) return new(null, noLimit);
        if (ReadWindow(text, ref scanner, out var window) is { } noWindow) return new(null, noWindow);
        if (ReadMinimum(text, ref scanner, measure, out var atLeast) is { } noMinimum) return new(null, noMinimum);
        if (ReadEnd(text, ref scanner) is { } noEnd) return new(null, noEnd);
        return new(new RuleCondition(measure, comparison, threshold, window, atLeast, baseQuery), null);
    }

    /// <summary>Reads <c>VALUE OP NUMBER[UNIT]</c>, which must suit <paramref name="when"/>.</summary>
    public static (RecoverCondition? Recover, WhenError? Error) ParseRecover(string text, RuleCondition when)
    {
        var scanner = new WhenScanner(text);
        var start = scanner.Position;
        // "recover: share < 1%" need not repeat the base.
        var measure = Measure.Share;
        if (when.Measure != Measure.Share || !TakeBareShare(text, ref scanner))
        {
            if (ReadMeasure(text, ref scanner, out measure, out var baseQuery) is { } unread) return (null, unread);
            if (measure != when.Measure || (baseQuery is not null && baseQuery != when.Base))
            {
                return (null, new(start, scanner.Position - start, $"'recover' must look at the same value as 'when': write '{(when.Measure == Measure.Share ? "share" : "count")}'"));
            }
        }

        var limit = scanner.Position;
        if (ReadLimit(text, ref scanner, measure, out var comparison, out var threshold) is { } bad) return (null, bad);
        if (ReadEnd(text, ref scanner) is { } more) return (null, more);
        return Overlaps(when, comparison, threshold)
            ? (null, new(limit, text.Length - limit, $"'recover' can hold while 'when' ({when.Limit}) does: give a value beyond it"))
            : (new RecoverCondition(comparison, threshold), null);
    }

    private static bool TakeBareShare(string text, ref WhenScanner scanner)
    {
        var ahead = scanner;
        if (!ahead.TakeWord("share") || ahead.PeekWord().Equals("of", StringComparison.OrdinalIgnoreCase)) return false;
        scanner = ahead;
        return true;
    }

    private static bool Overlaps(RuleCondition when, Comparison recover, double threshold)
    {
        // Open sets on the line of numbers: they are apart when the ends are, or meet in a point that only one holds.
        if (when.Comparison.Rises()) return !recover.Falls() || threshold > when.Threshold || Meets(when, recover, threshold);
        if (when.Comparison.Falls()) return !recover.Rises() || threshold < when.Threshold || Meets(when, recover, threshold);
        return recover.Holds(when.Threshold, threshold);
    }

    private static bool Meets(RuleCondition when, Comparison recover, double threshold)
        => threshold.Equals(when.Threshold) && when.Comparison.Holds(threshold, threshold) && recover.Holds(threshold, threshold);

    private static WhenError? ReadMeasure(string text, ref WhenScanner scanner, out Measure measure, out string? baseQuery)
    {
        measure = Measure.Count;
        baseQuery = null;
        var word = scanner.PeekWord().ToString();
        var start = scanner.Position;
        if (scanner.TakeWord("count")) return null;
        if (scanner.TakeWord("share"))
        {
            measure = Measure.Share;
            if (!scanner.TakeWord("of") || scanner.Current != '(') return Expected(text, ref scanner, "'of (QUERY)' after 'share'");
            var open = scanner.Position;
            if (!scanner.TakeParenthesised(out var from, out var length)) return new(open, 1, "this parenthesis is never closed");
            baseQuery = text.Substring(from, length).Trim();
            return null;
        }

        if (Later.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            return new(start, word.Length, $"'{word}' is not yet supported: use 'count' or 'share of (QUERY)'");
        }

        return Expected(text, ref scanner, "'count' or 'share of (QUERY)'");
    }

    private static WhenError? ReadLimit(string text, ref WhenScanner scanner, Measure measure, out Comparison comparison, out double threshold)
    {
        threshold = 0;
        comparison = Comparison.Greater;
        if (scanner.PeekWord().Equals("outside", StringComparison.OrdinalIgnoreCase))
        {
            return new(scanner.Position, 7, "'outside … sigma' is not yet supported: compare with a number, such as '> 100'");
        }

        if (scanner.Take(">=")) comparison = Comparison.GreaterOrEqual;
        else if (scanner.Take(">")) comparison = Comparison.Greater;
        else if (scanner.Take("<=")) comparison = Comparison.LessOrEqual;
        else if (scanner.Take("<")) comparison = Comparison.Less;
        else if (scanner.Take("=")) comparison = Comparison.Equal;
        else return Expected(text, ref scanner, "one of > >= < <= =");

        if (scanner.AtEnd) return Expected(text, ref scanner, "a number");
        var start = scanner.Position;
        var token = scanner.TakeToken();
        if (token.EndsWith("x", StringComparison.Ordinal) && double.TryParse(token[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            return new(start, token.Length, $"'{token} the … before' is not yet supported: compare with a number, such as '> 100'");
        }

        var percent = token.EndsWith("%", StringComparison.Ordinal);
        if (!double.TryParse(percent ? token[..^1] : token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out threshold) || !double.IsFinite(threshold))
        {
            return new(start, token.Length, $"found '{token}', expected a number");
        }

        if (percent != (measure == Measure.Share))
        {
            return new(start, token.Length, percent ? "a count is a plain number: leave the % away" : $"a share is a percentage: write '{token}%'");
        }

        if (!percent) return null;
        if (threshold > 100) return new(start, token.Length, "a share is at most 100%");
        threshold /= 100;
        return null;
    }

    private static WhenError? ReadWindow(string text, ref WhenScanner scanner, out TimeSpan window)
    {
        window = default;
        if (!scanner.TakeWord("in")) return Expected(text, ref scanner, "'in' and a window, such as 'in 1m'");
        if (scanner.AtEnd) return Expected(text, ref scanner, "a window, such as 1m");
        var start = scanner.Position;
        var token = scanner.TakeToken();
        if (!RuleDuration.TryParse(token, out window)) return new(start, token.Length, $"found '{token}', expected a window such as 30s, 5m or 1h");
        return window < TimeSpan.FromSeconds(1) ? new(start, token.Length, "a window is at least 1s") : null;
    }

    private static WhenError? ReadMinimum(string text, ref WhenScanner scanner, Measure measure, out long atLeast)
    {
        atLeast = measure == Measure.Share ? RuleCondition.DefaultShareMinimum : 0;
        if (!scanner.Take(",")) return null;
        if (!scanner.TakeWord("at") || !scanner.TakeWord("least")) return Expected(text, ref scanner, "'at least N'");
        if (scanner.AtEnd) return Expected(text, ref scanner, "a number of rows");
        var start = scanner.Position;
        var token = scanner.TakeToken();
        return long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out atLeast)
            ? null
            : new(start, token.Length, $"found '{token}', expected a whole number of rows");
    }

    private static WhenError? ReadEnd(string text, ref WhenScanner scanner)
        => scanner.AtEnd ? null : Expected(text, ref scanner, "the end");

    private static WhenError Expected(string text, ref WhenScanner scanner, string what)
    {
        if (scanner.AtEnd) return new(text.Length, 0, $"it ends here, expected {what}");
        var start = scanner.Position;
        var ahead = scanner;
        var token = ahead.TakeToken();
        if (token.IsEmpty) token = text.AsSpan(start, 1);
        return new(start, token.Length, $"found '{token}', expected {what}");
    }
}
