namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>Leaves the parser's recursion with an error; <see cref="LogFilter.Parse"/> turns it into a value, nothing else sees it.</summary>
internal sealed class FilterSyntaxException(int position, int length, string message) : Exception(message)
{
    public FilterError Error { get; } = new(position, length, message);
}
