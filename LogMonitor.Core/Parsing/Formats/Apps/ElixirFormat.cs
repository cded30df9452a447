using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Elixir's Logger: <c>12:00:00.123 request_id=F8x2 [info] Sent 200 in 12ms</c>, with or without metadata, and with a date where one is configured. Fields: <c>request_id</c>, <c>trace</c>,
/// <c>metadata</c> (what there is besides), <c>status</c>, <c>duration_ms</c> or <c>duration_us</c>.
/// </summary>
internal sealed class ElixirFormat() : LayoutFormat("elixir", Head + Sent, Head + "{message}", Others + Sent, Others + "{message}")
{
    private const string Head = "{time} (?request_id={request_id:word} ?)(?trace_id={trace:word} ?)[{level}] ";
    private const string Others = "{time} (?request_id={request_id:word} ?)(?trace_id={trace:word} ?){metadata:name}={}[{level}] ";
    private const string Sent = "<<Sent {status:int} in (?{duration_ms:int}ms?)(?{duration_us:int}µs?)>>{:end}";

    private const int DateLength = 11;

    // Others write the level in brackets too: its milliseconds and the space behind them are the mark.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        var time = line.Length > DateLength && line[4] == '-' ? line[DateLength..] : line;
        return time.Length > 12 && time[8] == '.' && time[12] == ' ' ? base.Score(line, shape) : 0;
    }

    protected override int Certainty => 85;

    // In lower case.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word.IsEmpty || !char.IsAsciiLetterLower((char)word[0]) ? LogLevel.Unknown : LevelWords.Parse(word);
}
