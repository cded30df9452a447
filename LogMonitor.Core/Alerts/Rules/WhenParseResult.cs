namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Why a <c>when</c> or <c>recover</c> cannot be used.</summary>
/// <param name="Position">Where, in characters from the start of the text.</param>
/// <param name="Length">How many characters are meant; 0 at the end of the text.</param>
/// <param name="Message">What was found, what is expected instead.</param>
public sealed record WhenError(int Position, int Length, string Message);

/// <summary>Either a condition or an error.</summary>
public sealed record WhenParseResult(RuleCondition? Condition, WhenError? Error)
{
    public bool Success => Condition is not null;
}
