using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// The error log of MySQL and MariaDB: <c>2026-11-20T12:00:00.123456Z 7 [Warning] [MY-010055] [Server] IP address could not be resolved</c>. Fields: <c>thread</c>, <c>code</c>, <c>subsystem</c>.
/// </summary>
internal sealed class MySqlErrorFormat() : LayoutFormat("mysql-error", "{time} {thread:int} [{level}] (?[{code}] [{subsystem}] ?){message}")
{
    // What the server says of its start and end.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word.SequenceEqual("System"u8) ? LogLevel.Info : base.ReadLevel(word);
}
