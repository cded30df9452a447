namespace LogMonitor.Core.Parsing;

/// <summary>What the lines before one say about whether it continues them.</summary>
/// <param name="Block">The block that the last line is in.</param>
/// <param name="AfterMisfit">The last record is a line of another kind among records of one line each.</param>
public readonly record struct TraceState(TraceBlock Block, bool AfterMisfit);
