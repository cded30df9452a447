using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// The simple console of Microsoft.Extensions.Logging: <c>info: Shop.Cart[0]</c>, with or without a stamp before it, and the message on the next line, indented,
/// or on the same. Fields: <c>logger</c>, <c>event_id</c>.
/// </summary>
internal sealed class MicrosoftConsoleFormat() : LayoutFormat(
    "ms-console",
    "{level}: {logger:name}[{event_id:number}](? {message}?)",
    "{time} {level}: {logger:name}[{event_id:number}](? {message}?)",
    "[{time}] {level}: {logger:name}[{event_id:number}](? {message}?)")
{
    /// <summary>The message's line behind those of the scopes, which begin with an arrow.</summary>
    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var rest = Lines.Rest(text);
        while (!rest.IsEmpty)
        {
            var line = Lines.First(rest).Trim((byte)' ');
            if (!line.IsEmpty && !line.StartsWith("=> "u8)) return AnsiCodes.Strip(line, buffer);
            rest = Lines.Rest(rest);
        }

        return base.GetMessage(text, buffer);
    }

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("trce"u8) => LogLevel.Trace,
        _ when word.SequenceEqual("dbug"u8) => LogLevel.Debug,
        _ when word.SequenceEqual("info"u8) => LogLevel.Info,
        _ when word.SequenceEqual("warn"u8) => LogLevel.Warn,
        _ when word.SequenceEqual("fail"u8) => LogLevel.Error,
        _ when word.SequenceEqual("crit"u8) => LogLevel.Fatal,
        _ => LogLevel.Unknown,
    };
}
