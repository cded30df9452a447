using System.Collections.Frozen;
using System.Text;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>
/// The names that loggers give to the parts of a record: CLEF, Serilog, pino, bunyan, zap, logrus, winston, Elastic Common Schema,
/// OpenTelemetry, GELF, Python's and Java's JSON layouts.
/// </summary>
internal static class FieldRoles
{
    private const int MaxLength = 18;

    // In one role, the earlier name wins where a record has both.
    private static readonly (FieldRole Role, string Names)[] Table =
    [
        (FieldRole.Time, "@t @timestamp timestamp time ts datetime date_time eventtime t date instant asctime created _time utc_time log_time timemillis time_iso8601 time_local msec"),
        (FieldRole.Level, "@l level lvl severity loglevel levelname log.level log_level severitytext severity_text priority l"),
        (FieldRole.SeverityNumber, "severitynumber severity_number"),
        (FieldRole.Message, "@m message msg renderedmessage short_message body text event log m"),
        (FieldRole.Template, "@mt messagetemplate"),
        (FieldRole.Renderings, "@r renderings"),
        (FieldRole.Exception, "@x exception exc_info stack_trace stacktrace err error.stack_trace stack x"),
        (FieldRole.Trace, "@tr trace_id traceid trace trace.id dd.trace_id otelTraceID correlationid"),
        (FieldRole.Logger, "sourcecontext logger logger_name loggername log.logger category name"),
    ];

    private static readonly FrozenDictionary<ulong, (FieldRole Role, byte Rank)> Known = Table
        .SelectMany(row => row.Names.Split(' ').Select((name, i) => (Key: Key(Encoding.ASCII.GetBytes(name)), Value: (row.Role, (byte)(i + 1)))))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The role of a name in any case. A lower <paramref name="rank"/> is more certain.</summary>
    public static FieldRole Of(ReadOnlySpan<byte> name, out byte rank)
    {
        rank = 0;
        if (name.Length is 0 or > MaxLength) return FieldRole.None;
        if (!Known.TryGetValue(Key(name), out var known)) return FieldRole.None;
        rank = known.Rank;
        return known.Role;
    }

    // Eight bytes in lower case, the length, and a mix of what follows: exact up to seven bytes, and longer names meet by
    // a chance of one in 2^64.
    private static ulong Key(ReadOnlySpan<byte> name)
    {
        ulong key = (ulong)name.Length << 56;
        var packed = Math.Min(name.Length, 8);
        ulong head = 0;
        for (var i = 0; i < packed; i++) head = head << 8 | Lower(name[i]);
        for (var i = 8; i < name.Length; i++) head = (head ^ Lower(name[i])) * 0x9E37_79B9_7F4A_7C15UL;
        return key ^ head;
    }

    private static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
