using System.Text;

namespace LogMonitor.Tests.Support;

/// <summary>Reads CSV as RFC 4180 has it, the way a spreadsheet would.</summary>
internal static class Csv
{
    public static List<List<string>> Read(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    Next();
                    break;
                case '\r' when !quoted && text[i + 1] == '\n':
                    i++;
                    Next();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        return rows;

        void Next()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
