using System.Collections.Immutable;

namespace LogMonitor.Core.Filtering;

/// <summary>
/// A filter as a tree. <see cref="And"/>, <see cref="Or"/> and <see cref="Not"/> keep it in one normal form: no AND
/// directly in an AND, no OR in an OR, no NOT of a NOT, at least two terms in each.
/// </summary>
public abstract record FilterNode
{
    /// <summary>All of the terms; everything when there are none.</summary>
    public static FilterNode And(params IEnumerable<FilterNode> terms)
    {
        var flat = terms.SelectMany(term => term is AndNode and ? and.Terms : [term]).ToImmutableArray();
        return flat.Length switch
        {
            0 => EverythingNode.Instance,
            1 => flat[0],
            _ => new AndNode(flat),
        };
    }

    /// <summary>Any of the terms; nothing when there are none.</summary>
    public static FilterNode Or(params IEnumerable<FilterNode> terms)
    {
        var flat = terms.SelectMany(term => term is OrNode or ? or.Terms : [term]).ToImmutableArray();
        return flat.Length switch
        {
            0 => new NotNode(EverythingNode.Instance),
            1 => flat[0],
            _ => new OrNode(flat),
        };
    }

    public static FilterNode Not(FilterNode term) => term is NotNode not ? not.Term : new NotNode(term);

    /// <summary>The query that parses to this tree.</summary>
    public sealed override string ToString() => Syntax.FilterPrinter.Print(this);
}

/// <summary>Matches every record.</summary>
public sealed record EverythingNode : FilterNode
{
    public static EverythingNode Instance { get; } = new();

    private EverythingNode()
    {
    }
}

/// <summary>All of two or more terms, in the order of the query.</summary>
public sealed record AndNode : FilterNode
{
    internal AndNode(ImmutableArray<FilterNode> terms) => Terms = terms;

    public ImmutableArray<FilterNode> Terms { get; }

    public bool Equals(AndNode? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Aggregate(1, HashCode.Combine);
}

/// <summary>Any of two or more terms, in the order of the query.</summary>
public sealed record OrNode : FilterNode
{
    internal OrNode(ImmutableArray<FilterNode> terms) => Terms = terms;

    public ImmutableArray<FilterNode> Terms { get; }

    public bool Equals(OrNode? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Aggregate(2, HashCode.Combine);
}

/// <summary>Whatever the term does not match.</summary>
public sealed record NotNode : FilterNode
{
    internal NotNode(FilterNode term) => Term = term;

    public FilterNode Term { get; }
}
