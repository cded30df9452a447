using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// <c>journalctl -o json</c>: <c>{"__REALTIME_TIMESTAMP":"1795172400123456","PRIORITY":"6","_PID":"7","SYSLOG_IDENTIFIER":"sshd","MESSAGE":"…"}</c>. A message that is not
/// UTF-8 or has control characters is an array of its bytes. Also <c>host</c>, <c>pid</c>, <c>logger</c>, <c>unit</c>, <c>caller</c>.
/// </summary>
internal sealed class JournaldFormat : JsonDialect
{
    private static readonly JsonPath MessageMember = new("MESSAGE");

    public JournaldFormat()
        : base("journald", "\"__REALTIME_TIMESTAMP\":\"")
    {
        Time = new JsonPath("__REALTIME_TIMESTAMP");
        Aliases =
        [
            new("host", "_HOSTNAME"),
            new("pid", "_PID"),
            new("logger", "SYSLOG_IDENTIFIER"),
            new("logger", "_COMM"),
            new("unit", "_SYSTEMD_UNIT"),
            new("caller", "CODE_FILE"),
        ];
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        if (!MessageMember.TryFind(text, out var message) || message.IsText) return base.GetMessage(text, buffer);
        return Bytes(message.Raw(text), buffer.Rent(message.Raw(text).Length));
    }

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> array, Span<byte> target)
    {
        var length = 0;
        for (var at = 0; at < array.Length;)
        {
            var digits = Digits.Run(array, at);
            if (digits is > 0 and <= 3) target[length++] = (byte)Digits.Value(array.Slice(at, digits));
            at += Math.Max(digits, 1);
        }

        return target[..length];
    }
}
