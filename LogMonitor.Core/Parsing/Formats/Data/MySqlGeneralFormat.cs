using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>The general query log of MySQL: <c>2026-11-20T12:00:00.123456Z	    7 Query	SELECT 1</c>. Fields: <c>thread</c>, <c>command</c>.</summary>
internal sealed class MySqlGeneralFormat() : LayoutFormat("mysql-general", [.. Commands.Select(command => $"{{time}} {{thread:int}} <<{command}(? {{statement}}?)>>")])
{
    private static readonly string[] Commands = ["Query", "Connect", "Quit", "Init DB", "Execute", "Prepare", "Close stmt", "Reset stmt", "Field List", "Change user", "Ping", "Statistics", "Shutdown"];

    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match) => LogLevel.Info;
}
