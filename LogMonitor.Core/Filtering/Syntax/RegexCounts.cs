namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>How often a regular expression repeats by its counts such as <c>{2,5}</c>; <c>*</c> and <c>+</c> are loops and count once.</summary>
internal sealed class RegexCounts
{
    // Beyond this it no longer matters how many.
    private const long Ceiling = 1_000_000;

    private readonly string _pattern;
    private int _at;

    public RegexCounts(string pattern)
    {
        _pattern = pattern;
        (Nested, Summed) = Sequence();
        // A stray ')' ends a sequence early: the regular expression's own parser reports it.
        while (_at < pattern.Length)
        {
            _at++;
            var (nested, summed) = Sequence();
            Nested = Math.Max(Nested, nested);
            Summed += summed;
        }
    }

    /// <summary>The greatest product of counts that lie within one another.</summary>
    public long Nested { get; }

    /// <summary>The sum over everything that has a count, of the product of its counts.</summary>
    public long Summed { get; }

    private (long Nested, long Summed) Sequence()
    {
        long nested = 1;
        long summed = 0;
        while (_at < _pattern.Length && _pattern[_at] != ')')
        {
            var (innerNested, innerSummed) = Atom();
            var count = Count();
            nested = Math.Max(nested, Math.Min(Ceiling, innerNested * count));
            summed = Math.Min(Ceiling, summed + (Math.Max(innerSummed, count > 1 ? 1 : 0) * count));
        }

        return (nested, summed);
    }

    private (long Nested, long Summed) Atom()
    {
        switch (_pattern[_at])
        {
            case '\\':
                _at = Math.Min(_at + 2, _pattern.Length);
                return (1, 0);
            case '[':
                SkipClass();
                return (1, 0);
            case '(':
                _at++;
                var inner = Sequence();
                if (_at < _pattern.Length) _at++;
                return inner;
            default:
                _at++;
                return (1, 0);
        }
    }

    private void SkipClass()
    {
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^') _at++;
        // A bracket that comes first is a member.
        if (_at < _pattern.Length && _pattern[_at] == ']') _at++;
        while (_at < _pattern.Length && _pattern[_at] != ']') _at += _pattern[_at] == '\\' ? 2 : 1;
        _at = Math.Min(_at + 1, _pattern.Length);
    }

    // "{3}", "{3,}" and "{3,9}" after an atom; anything else in braces is text.
    private long Count()
    {
        if (_at >= _pattern.Length || _pattern[_at] != '{') return 1;
        var close = _pattern.IndexOf('}', _at);
        if (close < 0) return 1;
        var parts = _pattern[(_at + 1)..close].Split(',');
        var most = parts.Length is 1 or 2 && parts[^1].Length > 0 ? parts[^1] : parts[0];
        if (parts.Length > 2 || !most.All(char.IsAsciiDigit) || most.Length == 0 || !parts[0].All(char.IsAsciiDigit)) return 1;
        _at = close + 1;
        return most.Length > 6 ? Ceiling : Math.Max(1, int.Parse(most, System.Globalization.CultureInfo.InvariantCulture));
    }
}
