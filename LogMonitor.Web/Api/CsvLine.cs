using System.Buffers;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Web.Api;

/// <summary>
/// One record as a line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe: log
/// text is written by anybody.
/// </summary>
internal static class CsvLine
{
    private const string FormulaStarts = "=+-@\t\r";

    public static void Write(IBufferWriter<byte> output, LogRecord record)
    {
        var labels = record.Stream.Labels;
        var line = new StringBuilder();
        line.Append(FilterTime.Format(record.TimeTicks)).Append(',').Append(record.Level.Name());
        foreach (var cell in (string?[])[labels.Service, labels.Host, labels.File, record.Message, record.Text]) Append(line.Append(','), cell ?? "");
        line.Append("\r\n");
        output.Write(Encoding.UTF8.GetBytes(line.ToString()));
    }

    private static void Append(StringBuilder line, string cell)
    {
        if (cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal)) cell = "'" + cell;
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0) line.Append(cell);
        else line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
