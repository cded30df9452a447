using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// The systemd console of Microsoft.Extensions.Logging: <c>&lt;6&gt;Shop.Cart[0] Order 7 placed</c>, with or without a stamp before the category. Fields:
/// <c>logger</c>, <c>event_id</c>.
/// </summary>
internal sealed class MicrosoftSystemdFormat() : LayoutFormat(
    "ms-systemd",
    "<{level}>{logger:name}[{event_id:number}] {message}",
    "<{level}>{time} {logger:name}[{event_id:number}] {message}")
{
    // A severity alone: two digits are syslog's priority.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word.Length == 1 && Stamps.Digits.Is(word[0]) ? LevelWords.ParseValue(word) : LogLevel.Unknown;
}
