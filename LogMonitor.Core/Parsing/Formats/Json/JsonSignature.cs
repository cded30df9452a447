using System.Text;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Texts that a line has when it is of a dialect, looked for without reading its JSON. A text that begins with a brace is the line's beginning, one with a comma
/// stands behind the one before it, any other anywhere; one with <c>!</c> stands nowhere; <c>|</c> separates texts of which one is enough.
/// </summary>
internal sealed class JsonSignature
{
    private readonly byte[][][] _parts;

    public JsonSignature(ReadOnlySpan<string> parts)
    {
        _parts = new byte[parts.Length][][];
        for (var i = 0; i < parts.Length; i++) _parts[i] = Array.ConvertAll(parts[i].Split('|'), Encoding.UTF8.GetBytes);
    }

    public bool Matches(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '{') return false;
        var at = 0;
        foreach (var part in _parts)
        {
            if (!MatchesAny(line, part, ref at)) return false;
        }

        return true;
    }

    private static bool MatchesAny(ReadOnlySpan<byte> line, byte[][] texts, ref int at)
    {
        foreach (var text in texts)
        {
            if (Matches(line, text, ref at)) return true;
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text, ref int at)
    {
        switch (text[0])
        {
            case (byte)'{':
                if (!line.StartsWith(text)) return false;
                at = text.Length;
                return true;
            case (byte)'!':
                return line.IndexOf(text[1..]) < 0;
            default:
                var from = text[0] == ',' ? at : 0;
                var found = line[from..].IndexOf(text);
                if (found >= 0) at = from + found + text.Length;
                return found >= 0;
        }
    }
}
