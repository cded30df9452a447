namespace LogMonitor.Core.Filtering.Syntax;

/// <param name="Text">What the token says: unescaped, without quotes and slashes; for an error its message.</param>
/// <param name="IgnoreCase">A regular expression with an <c>i</c> after it.</param>
internal readonly record struct SyntaxToken(FilterTokenKind Kind, int Start, int Length, string Text, bool IgnoreCase = false)
{
    public int End => Start + Length;
}
