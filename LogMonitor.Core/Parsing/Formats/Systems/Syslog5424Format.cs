using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>
/// Syslog of RFC 5424: <c>&lt;165&gt;1 2026-11-20T12:00:00.003Z web-1 shop 7 ID47 [order@32473 id="7"] paid</c>. Fields: <c>host</c>, <c>logger</c> (the application), <c>pid</c>, <c>msgid</c>, and the parameters of the
/// structured data as <c>order@32473.id</c>.
/// </summary>
internal sealed class Syslog5424Format() : LayoutFormat("syslog-5424", "<{pri:int}>1 {time} {host:word} {logger:word} {pid:word} {msgid:word} {data:structured}(? {message}?)", "<{pri:int}>1 - {host:word} {logger:word} {pid:word} {msgid:word} {data:structured}(? {message}?)")
{
    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match) => SyslogPriority.LevelOf(line, layout, in match);

    protected override bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
        => StructuredData.TryFind(Data(line, layout, in match), name, buffer, out value);

    protected override void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
        => StructuredData.Visit(Data(line, layout, in match), buffer, visitor);

    private static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match) => line[match[layout.SlotOf("data"u8)]];
}
