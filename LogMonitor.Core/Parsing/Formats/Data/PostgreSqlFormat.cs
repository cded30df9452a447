using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// PostgreSQL's log with the prefixes that are in use: its own default, Debian's, pgBadger's, Amazon RDS's: <c>2026-11-20 12:00:00.123 UTC [7] ann@shop ERROR:  relation "x" does not exist</c>. SQL on the lines
/// behind belongs to the record. Fields: <c>pid</c>, <c>user</c>, <c>database</c>, <c>app</c>, <c>ip</c>, of timed statements <c>duration_ms</c>.
/// </summary>
internal sealed class PostgreSqlFormat() : LayoutFormat(
    "postgresql",
    "{time} [{pid:int}] {level}: {message}",
    "{time} [{pid:int}] {user}@{database:word} {level}: {message}",
    "{time} [{pid:int}]: [{line:int}-{:int}] user={user},db={database},app={app},client={ip:word} {level}: {message}",
    "{time} [{pid:int}]: [{line:int}-{:int}] user={user},db={database:word} {level}: {message}",
    "{time} [{pid:int}]: [{line:int}-{:int}] {level}: {message}",
    "{time}:{client}:{user}@{database}:[{pid:int}]:{level}: {message}",
    "{time}::@:[{pid:int}]:{level}: {message}")
{
    // What explains the line before it.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word)
        => word.SequenceEqual("DETAIL"u8) || word.SequenceEqual("HINT"u8) || word.SequenceEqual("STATEMENT"u8) || word.SequenceEqual("CONTEXT"u8) || word.SequenceEqual("QUERY"u8) || word.SequenceEqual("LOCATION"u8)
            ? LogLevel.Info
            : base.ReadLevel(word);

    protected override bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
        => TryValue(name.SequenceEqual("duration_ms"u8) ? Duration(line[match.Message]) : default, out value);

    protected override void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (TryValue(Duration(line[match.Message]), out var value)) visitor.Visit("duration_ms"u8, value);
    }

    // "duration: 12.345 ms  statement: …"
    private static ReadOnlySpan<byte> Duration(ReadOnlySpan<byte> message)
    {
        if (!message.StartsWith("duration: "u8)) return default;
        var rest = message["duration: "u8.Length..];
        var end = rest.IndexOf(" ms"u8);
        return end < 0 ? default : rest[..end];
    }
}
