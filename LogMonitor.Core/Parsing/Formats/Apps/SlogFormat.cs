using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// The text handler of Go's slog: <c>time=2026-11-20T12:00:00.123Z level=INFO msg="Order placed" id=7</c>. Fields are its pairs; a level may have a distance, as in <c>INFO+2</c>.
/// </summary>
internal sealed class SlogFormat() : LogfmtFormat("slog")
{
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        if (!line.StartsWith("time="u8) || line[5..].StartsWith("\""u8)) return 0;
        var level = line.IndexOf(" level="u8);
        return level > 0 && level + 7 < line.Length && char.IsAsciiLetterUpper((char)line[level + 7]) && line.IndexOf(" msg="u8) > level ? 95 : 0;
    }

    private protected override LogLevel ReadLevel(ReadOnlySpan<byte> value)
    {
        var sign = value.IndexOfAny((byte)'+', (byte)'-');
        return base.ReadLevel(sign < 0 ? value : value[..sign]);
    }
}
