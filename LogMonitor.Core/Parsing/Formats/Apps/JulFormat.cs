using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// java.util.logging: <c>Nov 20, 2026 12:00:00 PM com.example.Shop order</c>, whose next line is <c>INFO: Order 7 placed</c>; and two formats on one line that are often set,
/// <c>[2026-11-20 12:00:00] [INFO   ] Order 7 placed</c> and <c>2026-11-20 12:00:00 INFO com.example.Shop order Order 7 placed</c>. Fields: <c>logger</c>, <c>method</c>.
/// </summary>
internal sealed class JulFormat() : LayoutFormat(
    "jul",
    "{time} {logger:name}(? {method:word}?){:end}",
    "[{time}] [{level}(? ?)] {message}")
{
    // Every record has such a line, which other programs print alone: too little to decide by itself.
    private const int LevelLine = 45;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        if (line.Length == 0) return 0;
        if (line[0] == '[') return base.Score(line, shape);
        var colon = line.IndexOf(": "u8);
        if (colon is >= 4 and <= 7 && IsLevel(line[..colon])) return LevelLine;
        return char.IsAsciiLetterUpper((char)line[0]) && line.IndexOf((byte)',') > 0 ? base.Score(line, shape) : 0;
    }

    /// <summary>The second line behind its level; for one line, its own message.</summary>
    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var line = Lines.First(Lines.Rest(text));
        var colon = line.IndexOf(": "u8);
        return colon > 0 && IsLevel(line[..colon]) && line.Length > colon + 2 ? line[(colon + 2)..] : base.GetMessage(text, buffer);
    }

    protected override int CertaintyOf(int layout) => layout == 0 ? 100 : 70;

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => IsLevel(word) ? LevelWords.Parse(word) : LogLevel.Unknown;

    private static bool IsLevel(ReadOnlySpan<byte> word) => word.SequenceEqual("INFO"u8) || word.SequenceEqual("WARNING"u8) || word.SequenceEqual("SEVERE"u8)
        || word.SequenceEqual("CONFIG"u8) || word.SequenceEqual("FINE"u8) || word.SequenceEqual("FINER"u8) || word.SequenceEqual("FINEST"u8);
}
