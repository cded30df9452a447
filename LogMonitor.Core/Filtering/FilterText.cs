using LogMonitor.Core.Filtering.Syntax;

namespace LogMonitor.Core.Filtering;

/// <summary>Puts values into queries.</summary>
public static class FilterText
{
    /// <summary>
    /// The term that matches rows whose field has this value: <c>user:"Ann Smith"</c>, <c>level:error</c>. Exact, but for
    /// plain lower-case values, which read better without quotes and match in any case. For a record's own field take
    /// the name from <see cref="FieldName"/>.
    /// </summary>
    public static string Quote(string field, string value)
    {
        var name = FilterField.Parse(field);
        var term = name.IsText && !IsPlain(value) ? QuotedText.Write(value) : value;
        var shown = BareText.IsName(name.QueryName) ? name.QueryName : QuotedText.Write(name.QueryName);
        return $"{shown}:{term}";
    }

    /// <summary>The term that finds the text anywhere in a record.</summary>
    public static string Quote(string text) => new TextNode(text).ToString();

    /// <summary>How a query names a field that a record has: <c>user</c>, but <c>field.level</c> where the name is ours.</summary>
    public static string FieldName(string recordField) => FilterField.OfRecord(recordField).QueryName;

    // No capitals, no wildcards, nothing that could be taken for an operator.
    private static bool IsPlain(string value)
        => value.Length > 0 && value.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '-' or '.');
}
