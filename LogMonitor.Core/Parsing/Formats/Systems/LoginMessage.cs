using System.Buffers;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>
/// Who and from where, in what sshd, PAM, su and cron write: <c>Failed password for invalid user ann from 203.0.113.7 port 5000 ssh2</c>, <c>session opened for user ann</c>, <c>(ann) CMD (…)</c>.
/// </summary>
internal static class LoginMessage
{
    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789abcdefABCDEF.:"u8);

    public static byte[][] Names { get; } = ["user"u8.ToArray(), "ip"u8.ToArray(), "port"u8.ToArray()];

    /// <summary>Empty where the message does not tell.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("user"u8)) return User(message);
        if (name.SequenceEqual("ip"u8)) return Address(message);
        return name.SequenceEqual("port"u8) && !Address(message).IsEmpty ? WordBehind(message, " port "u8) : default;
    }

    private static ReadOnlySpan<byte> User(ReadOnlySpan<byte> message)
    {
        if (message.Length > 0 && message[0] == '(')
        {
            var close = message.IndexOf(") "u8);
            return close > 1 && message[(close + 2)..].StartsWith("CMD"u8) ? message[1..close] : default;
        }

        var user = WordBehind(message, " user "u8);
        if (user.IsEmpty && !Address(message).IsEmpty) user = WordBehind(message, " for "u8);
        // "session opened for user root(uid=0)"
        var bracket = user.IndexOf((byte)'(');
        return bracket > 0 ? user[..bracket] : user;
    }

    private static ReadOnlySpan<byte> Address(ReadOnlySpan<byte> message)
    {
        var word = WordBehind(message, " from "u8);
        return word.IndexOfAny((byte)'.', (byte)':') > 0 && word.IndexOfAnyExcept(AddressBytes) < 0 ? word : default;
    }

    private static ReadOnlySpan<byte> WordBehind(ReadOnlySpan<byte> message, ReadOnlySpan<byte> words)
    {
        var at = message.IndexOf(words);
        if (at < 0) return default;
        var rest = message[(at + words.Length)..];
        var end = rest.IndexOf((byte)' ');
        return end < 0 ? rest : rest[..end];
    }
}
