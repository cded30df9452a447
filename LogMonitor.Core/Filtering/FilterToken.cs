namespace LogMonitor.Core.Filtering;

public enum FilterTokenKind
{
    Word,
    Phrase,
    Regex,
    Field,
    Operator,

    /// <summary>A value without quotes.</summary>
    Value,

    /// <summary>A value in quotes.</summary>
    Exact,
    And,
    Or,
    Not,
    Open,
    Close,

    /// <summary>What cannot be read, to the end of the query.</summary>
    Error,
    End,
}

/// <summary>A piece of a query, for colouring it.</summary>
/// <param name="Start">In UTF-16 units from 0.</param>
public readonly record struct FilterToken(FilterTokenKind Kind, int Start, int Length);
