namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>Which characters stand without quotes, and what they would be taken for.</summary>
internal static class BareText
{
    /// <summary>Ends a word or a value that is not quoted.</summary>
    public static bool Ends(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '"' or '|';

    public static bool BeginsName(char c) => char.IsLetter(c) || c is '_' or '@' or '$';

    public static bool ContinuesName(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '$' or '.' or '-' or '/' or '[' or ']' or '#';

    public static bool IsKeyword(ReadOnlySpan<char> word) => word is "AND" or "OR" or "NOT";

    /// <summary>Whether a name needs no quotes.</summary>
    public static bool IsName(string name)
        => FieldPrefix.NameLength(name) == name.Length;

    /// <summary>Whether a value can stand without quotes somewhere after an operator.</summary>
    public static bool IsValue(string value)
        => value.Length > 0 && value != "*" && value[0] is not ('<' or '>') && !HasEnd(value);

    /// <summary>Whether a value can stand without quotes in <c>field:(a OR b)</c>.</summary>
    public static bool IsGroupedValue(string value)
        => IsValue(value) && value[0] is not ('-' or '!') && !IsKeyword(value);

    /// <summary>Whether a text is read as one plain word: no field, no negation, no keyword, no regular expression.</summary>
    public static bool IsWord(string text)
    {
        if (text.Length == 0 || HasEnd(text) || IsKeyword(text)) return false;
        if (text[0] is '-' or '!' or '/' or ':' or '=' or '<' or '>') return false;
        return FieldPrefix.Length(text) == 0;
    }

    public static bool HasEnd(string text)
    {
        foreach (var c in text)
        {
            if (Ends(c)) return true;
        }

        return false;
    }
}
