using LogMonitor.Core.Filtering.Compilation;
using LogMonitor.Core.Filtering.Syntax;

namespace LogMonitor.Core.Filtering;

/// <summary>
/// A query of the filter language, read and checked. Immutable: it may be shared between threads, its matchers may not.
/// </summary>
public sealed class LogFilter
{
    private LogFilter(FilterNode root)
    {
        Root = root;
        Canonical = root.ToString();
        var facts = FilterFacts.Of(root);
        NamesSelf = facts.NamesSelf;
        NeedsText = facts.NeedsText;
        HighlightTerms = facts.HighlightTerms;
    }

    /// <summary>The empty query.</summary>
    public static LogFilter Everything { get; } = new(EverythingNode.Instance);

    /// <summary>The query that parses to the same filter; empty for everything. Relative times are printed as the moment they meant.</summary>
    public string Canonical { get; }

    public FilterNode Root { get; }

    /// <summary>The query names <c>source:self</c>: LogMonitor's own records are not left out.</summary>
    public bool NamesSelf { get; }

    /// <summary>False where stream, level, time and pattern alone decide, so that no text need be decompressed.</summary>
    public bool NeedsText { get; }

    /// <summary>True for the empty query. (Control rows, and LogMonitor's own, stay out all the same.)</summary>
    public bool MatchesEverything => Root is EverythingNode;

    /// <summary>Words and phrases that the query asks for, in its order: what to mark in rows that match.</summary>
    public IReadOnlyList<string> HighlightTerms { get; }

    /// <summary>Reads a query. An error of the user's is a value with a position.</summary>
    /// <param name="query">The text; white space alone means everything.</param>
    /// <param name="time">Resolves <c>now</c> and <c>-15m</c>; the system's clock by default.</param>
    public static FilterParseResult Parse(string query, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        try
        {
            return new FilterParseResult(Of(FilterParser.Parse(query, time ?? TimeProvider.System)));
        }
        catch (FilterSyntaxException e)
        {
            return new FilterParseResult(e.Error);
        }
    }

    /// <summary>
    /// The filter of a tree that was made or changed by a program. Its regular expressions are not checked here: take
    /// them from a parsed query.
    /// </summary>
    public static LogFilter Of(FilterNode root) => root is EverythingNode ? Everything : new LogFilter(root);

    /// <summary>What both match.</summary>
    public LogFilter And(LogFilter other)
    {
        if (MatchesEverything) return other;
        return other.MatchesEverything ? this : Of(FilterNode.And(Root, other.Root));
    }

    /// <summary>A matcher for one thread at a time.</summary>
    public LogMatcher CreateMatcher() => new(this);

    public override string ToString() => Canonical;
}
