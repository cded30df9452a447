namespace LogMonitor.Core.Parsing;

/// <summary>
/// Tells the lines of stack traces from the beginnings of records, for streams whose records begin with nothing that can be recognised.
/// The shapes are those that .NET, Java, Python, Go, Ruby, Node and PHP print.
/// </summary>
internal static class TraceLines
{
    /// <summary>True when the line, which is not empty, continues the record before it. <paramref name="block"/> is kept for the next line.</summary>
    public static bool Continues(ReadOnlySpan<byte> line, ref TraceBlock block)
    {
        var first = line[0];
        if (first is (byte)' ' or (byte)'\t') return true;
        if (Opens(line, ref block)) return true;
        if (InBlock(line, ref block)) return true;
        block = TraceBlock.None;
        return IsRubyFrame(line) || first switch
        {
            (byte)'a' => line.StartsWith("at "u8) && Looks(line, "at "u8.Length),
            (byte)'f' => line.StartsWith("from "u8) && line.IndexOf(":in "u8) > 0,
            (byte)'C' => line.StartsWith("Caused by: "u8) || line.StartsWith("Caused by "u8),
            (byte)'S' => line.StartsWith("Suppressed: "u8),
            (byte)'W' => line.StartsWith("Wrapped by: "u8),
            (byte)'.' => line.StartsWith("... "u8) && line.Length > 4 && char.IsAsciiDigit((char)line[4]),
            (byte)'-' => line.StartsWith("---> "u8) || line.StartsWith("--- End of "u8),
            (byte)'}' or (byte)']' or (byte)')' => Closes(line),
            (byte)'D' => line.StartsWith("During handling of the above exception"u8),
            (byte)'T' => line.StartsWith("The above exception was the direct cause"u8),
            _ => false,
        };
    }

    /// <summary>Takes note of a record's first line: it may open a block.</summary>
    public static void Begin(ReadOnlySpan<byte> line, ref TraceBlock block)
    {
        block = TraceBlock.None;
        if (!Opens(line, ref block) && (line.StartsWith("panic: "u8) || line.StartsWith("fatal error: "u8) || line.StartsWith("SIG"u8) && line.IndexOf(": "u8) > 0)) block = TraceBlock.Go;
        else if (IsNodePlace(line)) block = TraceBlock.Node;
        else if (line.StartsWith("PHP "u8) || line.IndexOf("Uncaught "u8) >= 0) block = TraceBlock.Php;
    }

    private static bool Closes(ReadOnlySpan<byte> line) => line[0] is (byte)'}' or (byte)']' or (byte)')' && (line.Length <= 2 || line.Trim("}]),;"u8).IsEmpty);

    private static bool Opens(ReadOnlySpan<byte> line, ref TraceBlock block)
    {
        if (line.StartsWith("Traceback (most recent call last)"u8)) block = TraceBlock.Python;
        else if (line.StartsWith("goroutine "u8) && line.IndexOf(" ["u8) > 0) block = TraceBlock.Go;
        else if (line.StartsWith("Stack trace:"u8)) block = TraceBlock.Php;
        else return false;
        return true;
    }

    private static bool InBlock(ReadOnlySpan<byte> line, ref TraceBlock block)
    {
        switch (block)
        {
            case TraceBlock.Python:
                if (line.StartsWith("During handling of the above exception"u8) || line.StartsWith("The above exception was the direct cause"u8)) return true;
                if (!IsDottedName(line)) return false;
                block = TraceBlock.None;
                return true;
            case TraceBlock.Go:
                return line[^1] == ')' || line.StartsWith("created by "u8) || line.StartsWith("exit status "u8) || line.StartsWith("[signal "u8)
                    || line.StartsWith("panic: "u8) || line.StartsWith("runtime stack:"u8) || line.StartsWith("..."u8) || line.StartsWith("PC=0x"u8) || IsRegister(line);
            case TraceBlock.Php:
                return line[0] == '#' && line.Length > 1 && char.IsAsciiDigit((char)line[1]) || line.StartsWith("Next "u8)
                    || line.StartsWith("PHP Stack trace:"u8) || line.StartsWith("PHP   "u8);
            case TraceBlock.Node:
                return IsError(line) || Closes(line) || line.StartsWith("Node.js v"u8);
            default:
                return false;
        }
    }

    // "/app/pay.js:7" or "node:internal/process/promises:394", and nothing else on the line.
    private static bool IsNodePlace(ReadOnlySpan<byte> line)
    {
        var colon = line.LastIndexOf((byte)':');
        return colon > 0 && colon < line.Length - 1 && line[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && line.IndexOf((byte)' ') < 0
            && (line[0] == '/' || line.StartsWith("node:"u8) || line.StartsWith("file:///"u8) || line.Length > 2 && line[1] == ':' && line[2] == '\\');
    }

    // "TypeError: x is not a function", "Error [ERR_X]: bad", "[UnhandledPromiseRejection: no]".
    private static bool IsError(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny((byte)':', (byte)' ');
        var name = end < 0 ? line : line[..end];
        return name.EndsWith("Error"u8) || name.EndsWith("Exception"u8) || name.EndsWith("Rejection"u8);
    }

    // "app/models/order.rb:7:in `pay'", as Rails prints; with a message behind it, it is a trace's first line.
    private static bool IsRubyFrame(ReadOnlySpan<byte> line) => line[^1] == '\'' && line.IndexOf(".rb:"u8) is > 0 and var at && line[at..].IndexOf(":in "u8) > 0;

    // "ValueError: bad", "shop.errors.PaymentError", "KeyboardInterrupt".
    private static bool IsDottedName(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        if (name.IsEmpty || !char.IsAsciiLetter((char)name[0]) && name[0] != '_') return false;
        foreach (var b in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'.')) return false;
        }

        return true;
    }

    // "rax    0xca" in the dump of a crashed Go program.
    private static bool IsRegister(ReadOnlySpan<byte> line)
    {
        var space = line.IndexOf((byte)' ');
        return space is 2 or 3 && line[space..].TrimStart((byte)' ').StartsWith("0x"u8);
    }

    // Node prints "at f (file:1:2)" indented; loggers that trim lines leave the rest.
    private static bool Looks(ReadOnlySpan<byte> line, int from)
        => line[from..].IndexOfAny((byte)'(', (byte)'.', (byte)':') > 0;
}
