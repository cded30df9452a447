using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Erlang's reports, <c>=ERROR REPORT==== 20-Nov-2026::12:00:00.123456 ===</c> with the text on the next lines, and the one line of its logger,
/// <c>2026-11-20T12:00:00.123456+01:00 error: Order 7 lost</c>.
/// </summary>
internal sealed class ErlangFormat() : LayoutFormat("erlang", "={level} REPORT==== {time} ==={:end}", "{time} {level}: {message}")
{
    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var line = text.Length > 0 && text[0] == '=' ? Lines.First(Lines.Rest(text)).Trim((byte)' ') : default;
        return line.IsEmpty ? base.GetMessage(text, buffer) : line;
    }

    // The kinds of its reports that are no levels.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("CRASH"u8) || word.SequenceEqual("SUPERVISOR"u8) => LogLevel.Error,
        _ when word.SequenceEqual("PROGRESS"u8) => LogLevel.Info,
        // "Error: none" is a sentence.
        [>= (byte)'A' and <= (byte)'Z', >= (byte)'a', ..] => LogLevel.Unknown,
        _ => LevelWords.Parse(word),
    };

    // Its logger writes RFC 3339.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => line.Length > 10 && (line[0] == '=' || line[10] == 'T') ? base.Score(line, shape) : 0;

    protected override int CertaintyOf(int layout) => layout == 0 ? 95 : 60;
}
