using System.Text;

namespace LogMonitor.Core.Parsing.Formats.Tables;

/// <summary>
/// Comma-separated values and their relatives (RFC 4180), with <c>,</c> <c>;</c> <c>|</c> or a tab between the cells. The first line names the columns, one of
/// them the time: <c>time,level,user,message</c>.
/// </summary>
internal sealed class CsvFormat : TableFormat
{
    private const string Family = "csv";
    private const int FewestColumns = 2;

    private static readonly (byte Delimiter, string Name)[] Delimiters = [((byte)',', "comma"), ((byte)';', "semicolon"), ((byte)'\t', "tab"), ((byte)'|', "pipe")];

    private readonly byte _delimiter;

    public CsvFormat()
        : base(Family, null, (byte)',')
    {
    }

    private CsvFormat(string name, TableColumns columns, byte delimiter)
        : base(name, columns, delimiter)
        => _delimiter = delimiter;

    public override LineFormat? Declare(ReadOnlySpan<byte> line)
    {
        if (line.Length > TableColumns.MaxBytes) return null;
        foreach (var (delimiter, name) in Delimiters)
        {
            if (line.IndexOf(delimiter) < 0 || Names(line, delimiter) is not { } names) continue;
            if (TableColumns.TryCreate(names) is { } columns && (columns.Time >= 0)) return new CsvFormat($"{Family}:{name}|{columns}", columns, delimiter);
        }

        return null;
    }

    public override LineFormat? WithParameters(string parameters)
    {
        var end = parameters.IndexOf('|', StringComparison.Ordinal);
        var delimiter = Array.Find(Delimiters, known => end > 0 && known.Name == parameters[..end]).Delimiter;
        return delimiter != 0 && TableColumns.TryParse(parameters[(end + 1)..]) is { } columns ? new CsvFormat($"{Family}:{parameters}", columns, delimiter) : null;
    }

    // The header stands at the top of each file, and again where files were put together.
    protected override bool IsNoRow(ReadOnlySpan<byte> line, TableColumns table)
    {
        var cells = new CellReader(line, _delimiter);
        while (cells.MoveNext())
        {
            if (cells.Index >= table.Count || !Ascii.EqualsIgnoreCase(cells.Current.Trim((byte)' '), table[cells.Index])) return false;
        }

        return cells.Index + 1 == table.Count;
    }

    private static List<string>? Names(ReadOnlySpan<byte> line, byte delimiter)
    {
        var names = new List<string>();
        var cells = new CellReader(line, delimiter);
        while (cells.MoveNext())
        {
            var name = cells.Current.Trim((byte)' ');
            if (names.Count == TableColumns.Max || !IsName(name)) return null;
            names.Add(Encoding.UTF8.GetString(name));
        }

        return names.Count < FewestColumns ? null : names;
    }

    private static bool IsName(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || !char.IsAsciiLetter((char)cell[0]) && cell[0] is not ((byte)'_' or (byte)'@')) return false;
        foreach (var b in cell)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)' ' or (byte)'@' or (byte)'(' or (byte)')' or (byte)'/' or (byte)'#')) return false;
        }

        return true;
    }
}
