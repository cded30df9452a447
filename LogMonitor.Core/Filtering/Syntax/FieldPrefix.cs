namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>Recognises <c>name</c> in front of an operator.</summary>
internal static class FieldPrefix
{
    // Longest first.
    private static readonly string[] Operators = ["!=", "!~", ">=", "<=", "==", ":", "=", ">", "<", "~"];

    /// <summary>The length of the name that the text begins with, 0 where it begins none.</summary>
    public static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !BareText.BeginsName(text[0])) return 0;
        var length = 1;
        while (length < text.Length && BareText.ContinuesName(text[length])) length++;
        // "a->b" is no comparison.
        return text[length - 1] == '-' ? 0 : length;
    }

    /// <summary>The length of the name, 0 unless an operator follows it.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var length = NameLength(text);
        if (length == 0) return 0;
        var rest = text[length..];
        // http://host, std::vector and C:\logs are words.
        if (rest.StartsWith("://") || rest.StartsWith("::") || rest.StartsWith(":\\")) return 0;
        return Operator(rest) is null ? 0 : length;
    }

    /// <summary>The operator that the text begins with.</summary>
    public static string? Operator(ReadOnlySpan<char> text)
    {
        foreach (var op in Operators)
        {
            if (text.StartsWith(op, StringComparison.Ordinal)) return op;
        }

        return null;
    }
}
