using System.Text;

namespace LogMonitor.Core.Filtering.Syntax;

/// <summary>
/// Text in double quotes. Only <c>\"</c> and <c>\\</c> are escapes: any other backslash is one, so that a path can be
/// pasted.
/// </summary>
internal static class QuotedText
{
    public static bool TryRead(string query, int start, out string text, out int length)
    {
        var content = new StringBuilder();
        for (var i = start + 1; i < query.Length; i++)
        {
            if (query[i] == '"')
            {
                text = content.ToString();
                length = i + 1 - start;
                return true;
            }

            if (query[i] == '\\' && i + 1 < query.Length && query[i + 1] is '"' or '\\') i++;
            content.Append(query[i]);
        }

        text = "";
        length = 0;
        return false;
    }

    public static string Write(string text)
        => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
