using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>
/// Syslog as it is written to files and sent (RFC 3164), with any stamp and with or without a priority: <c>Nov 20 12:00:00 web-1 sshd[7]: Accepted password for ann from 203.0.113.7 port 5000</c>. Also what
/// <c>journalctl</c> prints. Fields: <c>host</c>, <c>logger</c> (the program), <c>pid</c>; of logins and scheduled jobs also <c>user</c>, <c>ip</c>, <c>port</c>.
/// </summary>
internal sealed class SyslogFormat() : LayoutFormat(
    "syslog",
    "(?<{pri:int}>?){time} {host:name} {logger:tag}(?[{pid}]?):(? {message}?)",
    "<{pri:int}>{logger:tag}(?[{pid}]?): {message}")
{
    // Many write lines of this shape; a format of the program's own is the better one.
    protected override int Certainty => 85;

    // Other stamps stand before sentences, whose first words look like a host and a program.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.Length > 10 && (line[0] == '<' || char.IsAsciiLetterUpper((char)line[0]) || line[10] == 'T') ? base.Score(line, shape) : 0;

    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
    {
        var level = SyslogPriority.LevelOf(line, layout, in match);
        return level == LogLevel.Unknown ? base.LevelOf(line, layout, in match) : level;
    }

    protected override bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
        => TryValue(LoginMessage.Find(line[match.Message], name), out value);

    protected override void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
    {
        foreach (var name in LoginMessage.Names)
        {
            if (TryValue(LoginMessage.Find(line[match.Message], name), out var value)) visitor.Visit(name, value);
        }
    }
}
