using System.Diagnostics.CodeAnalysis;

namespace LogMonitor.Core.Filtering;

/// <summary>A filter, or the reason why there is none.</summary>
public sealed class FilterParseResult
{
    internal FilterParseResult(LogFilter filter) => Filter = filter;

    internal FilterParseResult(FilterError error) => Error = error;

    public LogFilter? Filter { get; }

    public FilterError? Error { get; }

    [MemberNotNullWhen(true, nameof(Filter))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Success => Filter is not null;
}
