namespace LogMonitor.Core.Framing;

/// <summary>Where characters begin and end in UTF-8.</summary>
internal static class Utf8Edges
{
    /// <summary>How many bytes at the end are the beginning of a character that is not whole yet.</summary>
    public static int UnfinishedLength(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= 3 && back <= text.Length; back++)
        {
            var b = text[^back];
            if ((b & 0xC0) == 0x80) continue;
            var needed = b switch { >= 0xF0 and < 0xF5 => 4, >= 0xE0 and < 0xF0 => 3, >= 0xC2 and < 0xE0 => 2, _ => 1 };
            return needed > back ? back : 0;
        }

        return 0;
    }

    /// <summary>The longest part of at most <paramref name="length"/> bytes that does not end within a character.</summary>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, int length)
    {
        if (text.Length <= length) return text;
        var end = length;
        while (end > 0 && length - end < 3 && (text[end] & 0xC0) == 0x80) end--;
        // Bytes that only continue are no character at all: there is none to keep whole.
        return (text[end] & 0xC0) == 0x80 ? text[..length] : text[..end];
    }
}
