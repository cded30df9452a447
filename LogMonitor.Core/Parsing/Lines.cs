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

    /// <summary>What follows the first line; empty when it is the only one.</summary>
    public static ReadOnlySpan<byte> Rest(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? default : text[(end + 1)..];
    }
}
