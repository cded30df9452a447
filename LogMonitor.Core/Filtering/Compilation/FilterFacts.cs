namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>What a tree says about itself before any row is seen.</summary>
internal sealed class FilterFacts
{
    private readonly List<string> _terms = [];

    private FilterFacts()
    {
    }

    public bool NamesSelf { get; private set; }

    public bool NeedsText { get; private set; }

    public IReadOnlyList<string> HighlightTerms => _terms;

    public static FilterFacts Of(FilterNode root)
    {
        var facts = new FilterFacts();
        facts.Visit(root, positive: true);
        return facts;
    }

    private void Visit(FilterNode node, bool positive)
    {
        switch (node)
        {
            case AndNode and:
                foreach (var term in and.Terms) Visit(term, positive);
                break;
            case OrNode or:
                foreach (var term in or.Terms) Visit(term, positive);
                break;
            case NotNode not:
                Visit(not.Term, !positive);
                break;
            case TextNode text:
                NeedsText = true;
                if (positive) _terms.AddRange(text.Pieces.Where(piece => !_terms.Contains(piece, StringComparer.OrdinalIgnoreCase)));
                break;
            case RegexNode:
                NeedsText = true;
                break;
            case ExistsNode exists:
                Visit(exists.Field);
                break;
            case CompareNode compare:
                Visit(compare.Field);
                break;
            case FieldRegexNode regex:
                Visit(regex.Field);
                break;
            case ValueNode value:
                Visit(value.Field);
                NamesSelf |= value.Field.Kind == FilterFieldKind.Source && string.Equals(value.Value, Events.LogStream.SelfSource, StringComparison.OrdinalIgnoreCase);
                break;
        }
    }

    private void Visit(FilterField field) => NeedsText |= !field.IsOfStream;
}
