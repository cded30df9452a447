using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// The slow query log of MySQL and MariaDB: a record of several lines for each query, from <c># Time: 2026-11-20T12:00:00.123456Z</c> or <c># User@Host:</c> to the end of its SQL. Fields: <c>user</c>,
/// <c>host</c>, <c>query_time_s</c>, <c>lock_time_s</c>, <c>rows_sent</c>, <c>rows_examined</c>; the message is the SQL.
/// </summary>
internal sealed class MySqlSlowFormat() : LayoutFormat("mysql-slow", "# Time: {time}")
{
    private static readonly (byte[] Name, byte[] Mark)[] Numbers =
    [
        .. new[] { ("query_time_s", "Query_time: "), ("lock_time_s", "Lock_time: "), ("rows_sent", "Rows_sent: "), ("rows_examined", "Rows_examined: ") }
            .Select(pair => (System.Text.Encoding.ASCII.GetBytes(pair.Item1), System.Text.Encoding.ASCII.GetBytes(pair.Item2))),
    ];

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.StartsWith("# User@Host: "u8) || line.StartsWith("# Query_time: "u8) || line.StartsWith("SET timestamp="u8) || line.StartsWith("# Time: "u8) ? 100 : 0;

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value) => TryValue(Find(text, name.Utf8), out value);

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (TryValue(Find(text, "user"u8), out var user)) visitor.Visit("user"u8, user);
        if (TryValue(Find(text, "host"u8), out var host)) visitor.Visit("host"u8, host);
        foreach (var (name, _) in Numbers)
        {
            if (TryValue(Find(text, name), out var number)) visitor.Visit(name, number);
        }
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        for (var rest = text; rest.Length > 0; rest = Lines.Rest(rest))
        {
            if (rest[0] != '#' && !rest.StartsWith("SET timestamp="u8) && !rest.StartsWith("use "u8)) return rest;
        }

        return text;
    }

    protected override bool TryParseOther(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        head = default;
        return false;
    }

    // A slow query is worth a look.
    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match) => LogLevel.Warn;

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("user"u8)) return Behind(text, "# User@Host: "u8, "["u8);
        if (name.SequenceEqual("host"u8)) return Behind(text, " @ "u8, " "u8);
        foreach (var (known, mark) in Numbers)
        {
            if (name.SequenceEqual(known)) return Behind(text, mark, " "u8);
        }

        return default;
    }

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> end)
    {
        var at = text.IndexOf(mark);
        if (at < 0) return default;
        var rest = Lines.First(text[(at + mark.Length)..]);
        var length = rest.IndexOf(end);
        return length < 0 ? rest : rest[..length];
    }
}
