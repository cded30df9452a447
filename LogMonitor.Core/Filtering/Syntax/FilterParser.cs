namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>Tokens to a tree. NOT binds tighter than AND, and AND, written or not, tighter than OR.</summary>
internal sealed class FilterParser
{
    /// <summary>In UTF-16 units; far beyond what anyone types, and what the recursion below can bear.</summary>
    public const int MaxLength = 8192;

    public const int MaxDepth = 64;

    private readonly string _query;
    private readonly List<SyntaxToken> _tokens;
    private readonly FieldTerms _terms;
    private int _next;
    private int _depth;

    private FilterParser(string query, TimeProvider clock)
    {
        _query = query;
        _tokens = FilterLexer.Tokens(query);
        _terms = new FieldTerms(query, clock);
    }

    public static FilterNode Parse(string query, TimeProvider clock)
    {
        if (query.Length > MaxLength) throw new FilterSyntaxException(MaxLength, 0, $"the query has {query.Length} characters: at most {MaxLength} are allowed");
        var parser = new FilterParser(query, clock);
        if (parser.Current.Kind == FilterTokenKind.End) return EverythingNode.Instance;
        var root = parser.Or(field: null);
        var rest = parser.Current;
        if (rest.Kind == FilterTokenKind.Close) throw Error(rest, "this ')' closes nothing: remove it, or put text that contains one in quotes");
        return root;
    }

    private SyntaxToken Current
    {
        get
        {
            var token = _tokens[_next];
            return token.Kind == FilterTokenKind.Error ? throw Error(token, token.Text) : token;
        }
    }

    private FilterNode Or(Target? field)
    {
        var terms = new List<FilterNode> { And(field) };
        while (Current.Kind == FilterTokenKind.Or)
        {
            var or = Take();
            RequireTerm(or, field);
            terms.Add(And(field));
        }

        return FilterNode.Or(terms);
    }

    private FilterNode And(Target? field)
    {
        var terms = new List<FilterNode> { Not(field) };
        while (Current.Kind is not (FilterTokenKind.End or FilterTokenKind.Close or FilterTokenKind.Or))
        {
            if (Current.Kind == FilterTokenKind.And) RequireTerm(Take(), field);
            terms.Add(Not(field));
        }

        return FilterNode.And(terms);
    }

    private FilterNode Not(Target? field)
    {
        var negated = false;
        while (Current.Kind == FilterTokenKind.Not)
        {
            RequireTerm(Take(), field);
            negated = !negated;
        }

        var term = Primary(field);
        return negated ? FilterNode.Not(term) : term;
    }

    private FilterNode Primary(Target? field)
    {
        var token = Take();
        switch (token.Kind)
        {
            case FilterTokenKind.Open:
                return Group(token, field);
            case FilterTokenKind.Word:
                return TextTerms.Word(token.Text);
            case FilterTokenKind.Phrase:
                return new TextNode(token.Text);
            case FilterTokenKind.Regex:
                CheckRegex(token);
                return new RegexNode(token.Text, token.IgnoreCase);
            case FilterTokenKind.Field:
                return Field(token);
            case FilterTokenKind.Value or FilterTokenKind.Exact:
                return _terms.Equal(field!.Value, token);
            case FilterTokenKind.And or FilterTokenKind.Or:
                throw Error(token, $"'{token.Text}' has nothing in front of it: expected {Expected(field)}, or \"{token.Text}\" in quotes for the word");
            case FilterTokenKind.Close:
                throw Error(token, $"')' found, expected {Expected(field)}");
            default:
                throw Error(token, $"the query ends here, expected {Expected(field)}");
        }
    }

    private FilterNode Group(SyntaxToken open, Target? field)
    {
        if (++_depth > MaxDepth) throw Error(open, $"parentheses are nested more than {MaxDepth} deep");
        if (Current.Kind == FilterTokenKind.Close) throw Error(open with { Length = Current.End - open.Start }, $"nothing stands between the parentheses: expected {Expected(field)}, or quotes around text that contains them");
        var node = Or(field);
        if (Current.Kind != FilterTokenKind.Close) throw Error(open, "this '(' is not closed: a ')' is missing, or quotes around text that contains it");
        _next++;
        _depth--;
        return node;
    }

    private FilterNode Field(SyntaxToken name)
    {
        var op = Take();
        var target = new Target(FilterField.Parse(name.Text), name, op.Text);
        var value = Current;
        if (value.Kind == FilterTokenKind.Regex)
        {
            _next++;
            CheckRegex(value);
            return Negate(op, _terms.Regex(target, value));
        }

        if (value.Kind == FilterTokenKind.Open)
        {
            _next++;
            return Negate(op, Group(value, target));
        }

        _next++;
        FilterOperator? comparison = op.Text switch
        {
            "<" => FilterOperator.Less,
            "<=" => FilterOperator.LessOrEqual,
            ">" => FilterOperator.Greater,
            ">=" => FilterOperator.GreaterOrEqual,
            _ => null,
        };
        return Negate(op, comparison is { } order ? _terms.Compare(target, order, value) : _terms.Equal(target, value));
    }

    private void CheckRegex(SyntaxToken token)
    {
        if (RegexCheck.Problem(token.Text) is not { } problem) return;
        var position = RegexLiteral.PositionOf(_query, token.Start, problem.Offset);
        throw new FilterSyntaxException(position, token.End - position, problem.Message);
    }

    private SyntaxToken Take()
    {
        var token = Current;
        if (token.Kind != FilterTokenKind.End) _next++;
        return token;
    }

    private void RequireTerm(SyntaxToken after, Target? field)
    {
        var next = Current;
        if (next.Kind is FilterTokenKind.End or FilterTokenKind.Close or FilterTokenKind.And or FilterTokenKind.Or)
            throw new FilterSyntaxException(next.Start, next.Length, $"{Found(next)} after '{after.Text}', expected {Expected(field)}");
    }

    private static FilterNode Negate(SyntaxToken op, FilterNode node) => op.Text[0] == '!' ? FilterNode.Not(node) : node;

    private static string Found(SyntaxToken token) => token.Kind == FilterTokenKind.End ? "the query ends" : $"'{token.Text}' found";

    private static string Expected(Target? field) => field is { } target ? $"a value of '{target.Name.Text}'" : "a word, a \"phrase\", a field:value or a '('";

    private static FilterSyntaxException Error(SyntaxToken token, string message) => new(token.Start, token.Length, message);
}
