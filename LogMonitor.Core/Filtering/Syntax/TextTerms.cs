namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>What a word without quotes looks for.</summary>
internal static class TextTerms
{
    /// <summary>
    /// A word is looked for anywhere, so an asterisk at an end says nothing and is dropped; one in the middle is any run
    /// of characters. A question mark is itself: words from URLs have them.
    /// </summary>
    public static FilterNode Word(string word)
    {
        var pieces = word.Split('*', StringSplitOptions.RemoveEmptyEntries);
        return pieces.Length switch
        {
            0 => EverythingNode.Instance,
            1 => new TextNode(pieces[0]),
            _ => new TextNode(string.Join('*', pieces), Wildcards: true),
        };
    }
}
