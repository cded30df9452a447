using System.Buffers;

namespace LogMonitor.Web.Components.LogView;

/// <summary>What the lines behind a record's first are folded into: "TimeoutException, 14 lines".</summary>
/// <param name="Exception">The last part of the exception's name; null where none was found.</param>
/// <param name="Lines">The lines behind the first.</param>
public sealed record StackTraceFold(string? Exception, int Lines)
{
    // The name stands near the top in most languages, and at the end in Python; a bounded look at both is enough.
    private const int LinesLookedAt = 40;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("=<>{}\"'");

    public string Summary => Exception is null ? Format.Count(Lines, "more line", "more lines") : $"{Exception}, {Format.Count(Lines, "line", "lines")}";

    /// <summary>Null for a record of one line.</summary>
    public static StackTraceFold? Of(ReadOnlySpan<char> text)
    {
        var lines = text.Count('\n');
        if (lines == 0) return null;

        string? name = null;
        var number = 0;
        ReadOnlySpan<char> first = default;
        foreach (var line in text.EnumerateLines())
        {
            if (number == 0) first = line;
            else if (name is null && (number <= LinesLookedAt || number >= lines - 2)) name = LeadingName(line);
            number++;
            if (name is not null) break;
        }

        return new StackTraceFold(name ?? AnyName(first), lines);
    }

    private static string? LeadingName(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        foreach (var introduction in (ReadOnlySpan<string>)["Caused by:", "--->", "Unhandled exception.", "Uncaught", "Exception in thread"])
        {
            if (line.StartsWith(introduction, StringComparison.Ordinal)) line = line[introduction.Length..].TrimStart();
        }

        var end = line.IndexOfAny(" :(");
        return Named(end < 0 ? line : line[..end]);
    }

    private static string? AnyName(ReadOnlySpan<char> line)
    {
        foreach (var part in line.Split(' '))
        {
            var word = line[part].Trim(":,;()[]\"'");
            if (word is not ("Error" or "Exception" or "Panic") && Named(word) is { } name) return name;
        }

        return null;
    }

    private static string? Named(ReadOnlySpan<char> word)
    {
        var last = word[(word.LastIndexOfAny(".:$/\\") + 1)..];
        if (last.Length is 0 or > 80 || !char.IsAsciiLetterUpper(last[0]) || last.ContainsAny(NotInNames)) return null;
        return last.EndsWith("Exception") || last.EndsWith("Error") || last.EndsWith("Throwable") || last.EndsWith("Panic") ? last.ToString() : null;
    }
}
