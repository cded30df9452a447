using LogMonitor.Core.Parsing.Formats.Tables;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>PostgreSQL's <c>csvlog</c> of version 14 and later, which has no header: its columns are those of its documentation, with <c>user</c>, <c>database</c>, <c>pid</c>, <c>level</c> and <c>app</c> for short.</summary>
internal sealed class PostgreSqlCsvFormat() : TableFormat("postgresql-csv", Columns, (byte)',')
{
    private static TableColumns Columns { get; } = new([
        "time", "user", "database", "pid", "client", "session_id", "line", "command", "session_start", "virtual_transaction", "transaction", "level", "sql_state", "message", "detail", "hint",
        "internal_query", "internal_query_pos", "context", "query", "query_pos", "location", "app", "backend_type", "leader_pid", "query_id",
    ]);

    protected override bool IsNoRow(ReadOnlySpan<byte> line, TableColumns table) => false;

    // A statement in quotes may reach over several lines, of which the first has fewer cells.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        var cells = new CellReader(line, (byte)',');
        while (cells.MoveNext())
        {
            if (cells.Index == 12) return cells.Current.Length == 5 && TryParseHead(line, shape, 0, out _) ? 100 : 0;
        }

        return 0;
    }
}
