using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Winston's simple format, <c>info: Order placed {"id":7}</c>, and the usual ones with a stamp and a label before it,
/// <c>2026-11-20T12:00:00.123Z [shop] info: Order placed</c>. Fields: <c>label</c>, and the members of the context.
/// </summary>
internal sealed class WinstonFormat() : JsonContextFormat(
    "winston",
    "{level}: <<{}\"timestamp\":\"{time}\"{}>>",
    "{level}: {message}",
    "{time} (?[{label}] ?){level}: {message}",
    "[{time}] (?[{label}] ?){level}: {message}",
    "{time} [{level}](? [{label}]?): {message}")
{
    // "error: none" tells that there is no error.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        var colon = line.IndexOf(": "u8);
        if (colon < 0) return 0;
        var start = line[..colon].LastIndexOf((byte)' ') + 1;
        return LevelNegation.IsNegated(line, start, colon) ? 0 : base.Score(line, shape);
    }

    protected override int Certainty => 75;

    // npm's levels, in the lower case in which winston writes them.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty || !char.IsAsciiLetterLower((char)word[0])) return LogLevel.Unknown;
        if (word.SequenceEqual("http"u8)) return LogLevel.Info;
        return word.SequenceEqual("silly"u8) ? LogLevel.Trace : LevelWords.Parse(word);
    }
}
