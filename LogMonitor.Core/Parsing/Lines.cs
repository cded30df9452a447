namespace LogMonitor.Core.Parsing;

/// <summary>The lines of a record.</summary>
internal static class Lines
{
    /// <summary>The first line, without its line break.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
