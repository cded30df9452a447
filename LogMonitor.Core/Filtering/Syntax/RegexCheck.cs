using System.Text.RegularExpressions;

namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>
/// Keeps expressions that users write cheap. Linear time alone does not: <c>(?:.{0,900}x){1,9}y</c> runs for minutes
/// over a megabyte, because its automaton has thousands of states. So their length, their nested and their summed
/// counts are limited.
/// </summary>
internal static class RegexCheck
{
    public const int MaxLength = 256;
    public const int MaxNestedCount = 200;
    public const int MaxSummedCount = 1000;

    public const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>What is wrong with the pattern and where in it, or null.</summary>
    public static (int Offset, string Message)? Problem(string pattern)
    {
        if (pattern.Length > MaxLength) return (MaxLength, $"the regular expression has {pattern.Length} characters: at most {MaxLength} are allowed");
        try
        {
            var counts = new RegexCounts(pattern);
            if (counts.Nested > MaxNestedCount) return (0, $"the regular expression repeats {counts.Nested} times, nested counts multiplied: at most {MaxNestedCount} are allowed");
            if (counts.Summed > MaxSummedCount) return (0, $"the regular expression repeats {counts.Summed} times in all: at most {MaxSummedCount} are allowed");
            _ = new Regex(pattern, Options);
            return null;
        }
        catch (RegexParseException e)
        {
            return (Math.Min(e.Offset, pattern.Length), "the regular expression cannot be read: " + Explain(e.Error));
        }
        catch (NotSupportedException)
        {
            return (0, "the regular expression cannot run in linear time: look-around, back-references, atomic groups and conditions are not available");
        }
    }

    private static string Explain(RegexParseError error) => error switch
    {
        RegexParseError.InsufficientClosingParentheses => "a '(' is not closed",
        RegexParseError.InsufficientOpeningParentheses => "a ')' has no '('; write \\) for the character",
        RegexParseError.UnterminatedBracket => "a '[' is not closed; write \\[ for the character",
        RegexParseError.ReversedCharacterRange => "a range in brackets runs backwards",
        RegexParseError.ReversedQuantifierRange => "a count's minimum is above its maximum",
        RegexParseError.QuantifierAfterNothing => "a '*', '+', '?' or count has nothing to repeat; write \\* for the character",
        RegexParseError.NestedQuantifiersNotParenthesized => "a count repeats a count; put the inner one in parentheses",
        RegexParseError.UnescapedEndingBackslash => "it ends with a single '\\'",
        RegexParseError.UnrecognizedEscape => "an escape is unknown",
        RegexParseError.InvalidGroupingConstruct => "'(?' is followed by an unknown kind of group",
        RegexParseError.UndefinedNumberedReference or RegexParseError.UndefinedNamedReference => "it refers to a group that it does not have",
        RegexParseError.InvalidUnicodePropertyEscape or RegexParseError.MalformedUnicodePropertyEscape => "a \\p{…} is unknown",
        _ => $"{error}",
    };
}
