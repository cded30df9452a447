using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// A path with wildcards. Pure: it knows where a walk must begin and which paths match, and reads nothing.
/// </summary>
public sealed class Glob
{
    // A glob is the operator's own; the engine is linear in the path all the same.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly Regex _path;
    private readonly Regex[] _folders;

    /// <param name="pattern">Relative ones start at <paramref name="workingDirectory"/>.</param>
    public Glob(string pattern, string workingDirectory)
    {
        Pattern = pattern;
        var full = System.IO.Path.IsPathRooted(pattern) ? pattern : System.IO.Path.Combine(workingDirectory, pattern);
        var segments = Normalise(full);
        var literal = segments.TakeWhile(segment => !HasWildcard(segment)).Count();
        if (literal == segments.Count) literal--;
        Root = "/" + string.Join('/', segments.Take(literal));
        IsRecursive = segments.Contains("**");
        _path = new Regex("^/" + Translate(segments) + "$", Options);
        _folders = [.. Enumerable.Range(literal, segments.Count - literal - 1).TakeWhile(i => segments[i] != "**").Select(i => new Regex("^" + TranslateSegment(segments[i]) + "$", Options))];
        Depth = segments.Count - literal - 1;
    }

    public string Pattern { get; }

    /// <summary>The folder below which everything that can match lies.</summary>
    public string Root { get; }

    /// <summary>Whether folders of any depth can match.</summary>
    public bool IsRecursive { get; }

    /// <summary>How many folders below <see cref="Root"/> the files lie, where it is not recursive.</summary>
    public int Depth { get; }

    public bool IsMatch(string path) => _path.IsMatch(path);

    /// <summary>Whether a folder, <paramref name="depth"/> levels below the root and named so, can hold a match.</summary>
    public bool MayHold(string name, int depth) => depth < _folders.Length ? _folders[depth].IsMatch(name) : IsRecursive;

    /// <summary>A pattern without a slash is compared with the name alone.</summary>
    public static Regex ForExclusion(string pattern, string workingDirectory) => pattern.Contains('/')
        ? new Glob(pattern, workingDirectory)._path
        : new Regex("(^|/)" + TranslateSegment(pattern) + "$", Options);

    private static List<string> Normalise(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".") continue;
            if (segment == ".." && segments.Count > 0 && segments[^1] != "**") segments.RemoveAt(segments.Count - 1);
            else if (segment != "**" || segments.Count == 0 || segments[^1] != "**") segments.Add(segment);
        }

        if (segments.Count > 0 && segments[^1] == "**") segments.Add("*");
        return segments;
    }

    private static bool HasWildcard(string segment) => segment.AsSpan().IndexOfAny("*?[{") >= 0;

    private static string Translate(List<string> segments)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i] == "**") pattern.Append("([^/]+/)*");
            else pattern.Append(TranslateSegment(segments[i])).Append(i < segments.Count - 1 ? "/" : "");
        }

        return pattern.ToString();
    }

    private static string TranslateSegment(string segment)
    {
        var pattern = new StringBuilder();
        var alternatives = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            switch (segment[i])
            {
                case '*':
                    pattern.Append("[^/]*");
                    break;
                case '?':
                    pattern.Append("[^/]");
                    break;
                case '[' when EndOfSet(segment, i) is var end and > 0:
                    AppendSet(pattern, segment.AsSpan((i + 1)..end));
                    i = end;
                    break;
                case '{' when HasClosingBrace(segment.AsSpan(i)):
                    alternatives++;
                    pattern.Append('(');
                    break;
                case '}' when alternatives > 0:
                    alternatives--;
                    pattern.Append(')');
                    break;
                case ',' when alternatives > 0:
                    pattern.Append('|');
                    break;
                default:
                    pattern.Append(Regex.Escape(segment[i].ToString()));
                    break;
            }
        }

        // A closing brace that turned out to be one of a set.
        return pattern.Append(')', alternatives).ToString();
    }

    /// <summary>The place of the bracket that ends the set, 0 where none does: a bracket right at its beginning is one of it.</summary>
    private static int EndOfSet(string segment, int start)
    {
        var first = start + 1;
        if (first < segment.Length && IsNegation(segment[first])) first++;
        return first + 1 < segment.Length ? Math.Max(0, segment.IndexOf(']', first + 1)) : 0;
    }

    /// <summary>Appends the characters and ranges between the brackets; like every wildcard they never take a slash.</summary>
    private static void AppendSet(StringBuilder pattern, ReadOnlySpan<char> set)
    {
        var negated = IsNegation(set[0]);
        if (negated) set = set[1..];
        pattern.Append(negated ? "[^/" : "[");
        var isEmpty = true;
        for (var i = 0; i < set.Length; i++)
        {
            var isRange = i + 2 < set.Length && set[i + 1] == '-';
            var (low, high) = (set[i], isRange ? set[i + 2] : set[i]);
            if (isRange) i += 2;
            if (low > high) continue;
            isEmpty = false;
            pattern.Append(CultureInfo.InvariantCulture, $"\\u{(int)low:X4}-\\u{(int)high:X4}");
        }

        // A range backwards holds nothing.
        pattern.Append(negated ? "]" : isEmpty ? "/-[/]]" : "-[/]]");
    }

    private static bool IsNegation(char character) => character is '!' or '^';

    private static bool HasClosingBrace(ReadOnlySpan<char> text)
    {
        var open = 0;
        foreach (var character in text)
        {
            if (character == '{') open++;
            else if (character == '}' && --open == 0) return true;
        }

        return false;
    }
}
