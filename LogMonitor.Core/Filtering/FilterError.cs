namespace LogMonitor.Core.Filtering;

/// <summary>Why a query cannot be read.</summary>
/// <param name="Position">Where in the query, in UTF-16 units from 0; at most the query's length.</param>
/// <param name="Length">How much of it is meant; 0 where something is missing.</param>
/// <param name="Message">What was found, what was expected and, where one can be guessed, what to write instead.</param>
public sealed record FilterError(int Position, int Length, string Message);
