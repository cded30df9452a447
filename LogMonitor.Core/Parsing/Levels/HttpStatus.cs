using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Levels;

/// <summary>An answer of 500 to 599 in words: <c>HTTP 503</c>, <c>HTTP/1.1" 500</c>, <c>status=502</c>, <c>status code 504</c>.</summary>
internal static class HttpStatus
{
    public static bool IsServerError(ReadOnlySpan<byte> line)
    {
        var at = line.IndexOf("HTTP"u8);
        if (at >= 0 && BehindProtocol(line[(at + 4)..])) return true;
        at = line.IndexOf("tatus"u8);
        return at > 0 && line[at - 1] is (byte)'s' or (byte)'S' && !IsExit(line[..(at - 1)]) && BehindName(line[(at + 5)..]);
    }

    private static bool BehindProtocol(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("/"u8)) text = text[1..].TrimStart("0123456789."u8);
        if (text.StartsWith("\""u8)) text = text[1..];
        return text.StartsWith(" "u8) && IsFiveHundred(text[1..]);
    }

    private static bool BehindName(ReadOnlySpan<byte> text)
    {
        if (text.Length > 5 && text[0] is (byte)' ' or (byte)'_' && text[1..].StartsWith("code"u8)) text = text[5..];
        else if (text.StartsWith("Code"u8)) text = text[4..];
        var value = text.TrimStart(" =:\""u8);
        return value.Length < text.Length && IsFiveHundred(value);
    }

    // The number that a process ends with.
    private static bool IsExit(ReadOnlySpan<byte> before) => before.Length > 4 && before[..^1].EndsWith("exit"u8);

    private static bool IsFiveHundred(ReadOnlySpan<byte> text)
        => text.Length >= 3 && text[0] == '5' && Digits.Two(text, 1) >= 0 && (text.Length == 3 || !char.IsAsciiLetterOrDigit((char)text[3]) && text[3] != '.');
}
