using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Tables;

/// <summary>
/// The W3C extended log file format, as IIS and CloudFront write it: a line <c>#Fields: date time c-ip cs-method cs-uri-stem sc-status</c> names the columns, and
/// may come again with others. Times are UTC. Fields have their own names and the usual ones of access logs.
/// </summary>
internal sealed class W3cFormat : TableFormat
{
    private const string Family = "w3c";
    private const string Status = "sc-status";

    private static ReadOnlySpan<byte> Directive => "#Fields:"u8;

    private static readonly (byte[] Own, byte[] Usual)[] Aliases =
    [
        .. new[]
        {
            ("c-ip", "ip"), ("cs-method", "method"), ("cs-uri-stem", "path"), ("cs-uri-query", "query"), ("cs-version", "protocol"), ("cs-protocol-version", "protocol"), (Status, "status"),
            ("sc-bytes", "size"), ("cs(User-Agent)", "agent"), ("cs(Referer)", "referer"), ("cs-username", "user"), ("cs-host", "vhost"), ("time-taken", "time_taken"),
        }.Select(pair => (Encoding.ASCII.GetBytes(pair.Item1), Encoding.ASCII.GetBytes(pair.Item2))),
    ];

    public W3cFormat()
        : base(Family, null, CellReader.Blanks)
    {
    }

    private W3cFormat(TableColumns columns)
        : base($"{Family}:{columns}", columns, CellReader.Blanks)
    {
    }

    public override bool HasMultilineRecords => false;

    protected override bool IsUtc => true;

    public override LineFormat? Declare(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Directive) || line.Length > TableColumns.MaxBytes) return null;
        var names = Encoding.UTF8.GetString(line[Directive.Length..]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return TableColumns.TryCreate(names, Status) is { } columns ? new W3cFormat(columns) : null;
    }

    public override LineFormat? WithParameters(string parameters) => TableColumns.TryParse(parameters, Status) is { } columns ? new W3cFormat(columns) : null;

    protected override bool IsNoRow(ReadOnlySpan<byte> line, TableColumns table) => line.StartsWith("#"u8);

    protected override int ColumnOf(TableColumns table, ReadOnlySpan<byte> field)
    {
        var column = table.IndexOf(field);
        for (var i = 0; column < 0 && i < Aliases.Length; i++)
        {
            if (field.SequenceEqual(Aliases[i].Usual)) column = table.IndexOf(Aliases[i].Own);
        }

        return column;
    }

    protected override ReadOnlySpan<byte> NameOf(TableColumns table, int column)
    {
        foreach (var (own, usual) in Aliases)
        {
            if (Ascii.EqualsIgnoreCase(own, table[column])) return usual;
        }

        return table[column];
    }

    protected override LogLevel InferLevel(ReadOnlySpan<byte> message) => LogLevel.Info;
}
