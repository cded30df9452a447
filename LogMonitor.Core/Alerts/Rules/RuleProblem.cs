namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Something wrong in a rule file, with its place.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Rule">The rule's name where it is known.</param>
/// <param name="Message">What was found and what to write instead.</param>
/// <param name="IsWarning">The file is used all the same.</param>
public sealed record RuleProblem(int Line, int Column, string? Rule, string Message, bool IsWarning = false)
{
    public override string ToString()
        => FormattableString.Invariant($"line {Line}, column {Column}: {(Rule is null ? "" : $"rule '{Rule}': ")}{Message}");
}

/// <summary>The rules of a file, or every reason why it cannot be used.</summary>
/// <param name="Rules">Null where there are errors.</param>
public sealed record RuleFileResult(RuleSet? Rules, IReadOnlyList<RuleProblem> Problems)
{
    public bool Success => Rules is not null;

    public IEnumerable<RuleProblem> Errors => Problems.Where(problem => !problem.IsWarning);

    public IEnumerable<RuleProblem> Warnings => Problems.Where(problem => problem.IsWarning);
}
