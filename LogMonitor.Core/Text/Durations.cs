using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Text;

internal static class Durations
{
    public static bool TryParse(ReadOnlySpan<char> text, out long ticks) => FilterDuration.TryParse(text, out ticks);
}
internal static class Spelling
{
    public static string? Nearest(string name, IEnumerable<string> known) => Filtering.Syntax.Suggestion.For(name, known);
}
