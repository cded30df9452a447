namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>
/// Text to tokens. What a character means depends on where it stands, so the lexer knows three places: where a term
/// begins, right after an operator, and within <c>field:( … )</c>. It ends with an End or an Error token.
/// </summary>
internal sealed class FilterLexer
{
    private readonly string _query;
    private readonly List<SyntaxToken> _tokens = [];
    private int _at;
    private int _valueDepth;
    private bool _failed;

    private FilterLexer(string query) => _query = query;

    public static List<SyntaxToken> Tokens(string query)
    {
        var lexer = new FilterLexer(query);
        lexer.Run();
        return lexer._tokens;
    }

    private ReadOnlySpan<char> Rest => _query.AsSpan(_at);

    private bool AtBoundary => _at == _query.Length || char.IsWhiteSpace(_query[_at]) || _query[_at] is ')' or '|';

    private void Run()
    {
        while (!_failed)
        {
            while (_at < _query.Length && char.IsWhiteSpace(_query[_at])) _at++;
            if (_at == _query.Length)
            {
                Add(FilterTokenKind.End, 0, "");
                return;
            }

            switch (_query[_at])
            {
                case '(':
                    Open();
                    break;
                case ')':
                    if (_valueDepth > 0) _valueDepth--;
                    Add(FilterTokenKind.Close, 1, ")");
                    break;
                case '|':
                    Fail(_at, 1, "a '|' cannot stand in a filter: put text that contains one in quotes");
                    break;
                default:
                    if (_valueDepth > 0) GroupedValue();
                    else Term();
                    break;
            }
        }
    }

    private void Open()
    {
        if (_valueDepth > 0) _valueDepth++;
        Add(FilterTokenKind.Open, 1, "(");
    }

    private void Term()
    {
        var c = _query[_at];
        if (c is '-' or '!' && FieldPrefix.Operator(Rest) is null)
        {
            Negation();
        }
        else if (FieldPrefix.Operator(Rest) is { } op && op != "~")
        {
            Fail(_at, op.Length, $"'{op}' has no field in front of it: write it without spaces, as in status{op}500, or put text in quotes");
        }
        else if (c == '"')
        {
            Phrase();
        }
        else if (c == '/' && RegexLiteral.Read(_query, _at) is { } regex && (regex.End == _query.Length || BareText.Ends(_query[regex.End])))
        {
            Regex(regex);
        }
        else if (c == '/' && RegexLiteral.LooksUnfinished(_query, _at))
        {
            if (RegexLiteral.Read(_query, _at) is { } followed) Regex(followed);
            else Fail(_at, _query.Length - _at, "the regular expression that begins here has no closing '/'");
        }
        else if (FieldPrefix.Length(Rest) is var name and > 0)
        {
            Add(FilterTokenKind.Field, name, _query.Substring(_at, name));
            Operator();
        }
        else
        {
            Word(FilterTokenKind.Word);
        }
    }

    private void GroupedValue()
    {
        var c = _query[_at];
        var next = _at + 1 < _query.Length ? _query[_at + 1] : ' ';
        if (c == '"') Exact();
        else if (c == '!' || (c == '-' && !char.IsAsciiDigit(next))) Negation();
        else Word(FilterTokenKind.Value);
    }

    private void Negation()
    {
        var sign = _query[_at];
        Add(FilterTokenKind.Not, 1, sign.ToString());
        if (AtBoundary) Fail(_at - 1, 1, $"'{sign}' excludes what follows it directly: put a term right after it, or quotes around it");
    }

    private void Word(FilterTokenKind kind)
    {
        var end = _at;
        while (end < _query.Length && !BareText.Ends(_query[end])) end++;
        var text = _query[_at..end];
        var keyword = text switch
        {
            "AND" => FilterTokenKind.And,
            "OR" => FilterTokenKind.Or,
            "NOT" => FilterTokenKind.Not,
            _ => kind,
        };
        Add(keyword, text.Length, text);
        if (keyword == kind) RequireBoundary(text);
    }

    private void Phrase()
    {
        var start = _at;
        if (!Quoted(out var text, out var length)) return;
        if (FieldPrefix.Operator(_query.AsSpan(start + length)) is not null)
        {
            if (text.Length == 0)
            {
                Fail(start, length, "a field's name is empty");
                return;
            }

            Add(FilterTokenKind.Field, length, text);
            Operator();
            return;
        }

        if (text.Length == 0)
        {
            Fail(start, length, "an empty phrase says nothing: leave it out");
            return;
        }

        Add(FilterTokenKind.Phrase, length, text);
        RequireBoundary("the phrase");
    }

    private void Exact()
    {
        if (!Quoted(out var text, out var length)) return;
        Add(FilterTokenKind.Exact, length, text);
        RequireBoundary("the value");
    }

    private bool Quoted(out string text, out int length)
    {
        if (QuotedText.TryRead(_query, _at, out text, out length)) return true;
        Fail(_at, _query.Length - _at, "the phrase that begins here has no closing '\"'");
        return false;
    }

    private void Operator()
    {
        var field = _tokens[^1].Text;
        var op = FieldPrefix.Operator(Rest)!;
        Add(FilterTokenKind.Operator, op.Length, op);
        if (op is "~" or "!~")
        {
            if (_at == _query.Length || _query[_at] != '/') Fail(_at, 0, $"expected a regular expression after '{field}{op}', as in {field}{op}/time(d)?out/");
            else if (RegexLiteral.Read(_query, _at) is { } regex) Regex(regex);
            else Fail(_at, _query.Length - _at, "the regular expression that begins here has no closing '/'");
            return;
        }

        if (AtBoundary)
        {
            Fail(_at, 0, $"expected a value directly after '{field}{op}': {field}:* matches where the field exists, and text with a '{op}' needs quotes");
            return;
        }

        switch (_query[_at])
        {
            case '(' when op is ":" or "=" or "==" or "!=":
                _valueDepth = 1;
                Add(FilterTokenKind.Open, 1, "(");
                break;
            case '(':
                Fail(_at, 1, $"expected one value after '{field}{op}': a group stands only after ':' or '!='");
                break;
            case '"':
                Exact();
                break;
            case '<' or '>' when op is ":" or "=" or "==":
                var symbol = FieldPrefix.Operator(Rest)!;
                Fail(_at - op.Length, op.Length + symbol.Length, $"'{op}{symbol}' is no operator: write {field}{symbol}…, or the value in quotes");
                break;
            default:
                Word(FilterTokenKind.Value);
                break;
        }
    }

    private void Regex(RegexLiteral regex)
    {
        if (regex.Pattern.Length == 0)
        {
            Fail(_at, 2, "the regular expression is empty");
            return;
        }

        Add(FilterTokenKind.Regex, regex.End - _at, regex.Pattern, regex.IgnoreCase);
        RequireBoundary("the regular expression");
    }

    private void RequireBoundary(string what)
    {
        if (AtBoundary) return;
        Fail(_at, 1, $"'{_query[_at]}' follows {(what.StartsWith("the ", StringComparison.Ordinal) ? what : $"'{what}'")} directly: put a space between them, or quotes around the text that contains it");
    }

    private void Add(FilterTokenKind kind, int length, string text, bool ignoreCase = false)
    {
        _tokens.Add(new SyntaxToken(kind, _at, length, text, ignoreCase));
        _at += length;
    }

    private void Fail(int start, int length, string message)
    {
        _failed = true;
        _tokens.Add(new SyntaxToken(FilterTokenKind.Error, start, length, message));
    }
}
