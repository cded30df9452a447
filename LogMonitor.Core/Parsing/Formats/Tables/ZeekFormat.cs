using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Tables;

/// <summary>Zeek's logs with tabs: a line <c>#fields ts uid id.orig_h …</c> names the columns; <c>ts</c> counts seconds since 1970.</summary>
internal sealed class ZeekFormat : TableFormat
{
    private const string Family = "zeek";
    private const string Status = "status_code";

    private static ReadOnlySpan<byte> Directive => "#fields\t"u8;

    public ZeekFormat()
        : base(Family, null, (byte)'\t')
    {
    }

    private ZeekFormat(TableColumns columns)
        : base($"{Family}:{columns}", columns, (byte)'\t')
    {
    }

    public override bool HasMultilineRecords => false;

    public override LineFormat? Declare(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Directive) || line.Length > TableColumns.MaxBytes) return null;
        return TableColumns.TryCreate(Encoding.UTF8.GetString(line[Directive.Length..]).Split('\t'), Status) is { } columns ? new ZeekFormat(columns) : null;
    }

    public override LineFormat? WithParameters(string parameters) => TableColumns.TryParse(parameters, Status) is { } columns ? new ZeekFormat(columns) : null;

    protected override bool IsNoRow(ReadOnlySpan<byte> line, TableColumns table) => line.StartsWith("#"u8);

    // Zeek records what it saw; what it warns of has logs of its own.
    protected override LogLevel InferLevel(ReadOnlySpan<byte> message) => LogLevel.Unknown;
}
