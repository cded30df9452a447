using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Python's Loguru: <c>2026-11-20 12:00:00.123 | SUCCESS  | shop.cart:order:42 - Order 7 placed</c>. Fields: <c>logger</c>, <c>function</c>, <c>line</c>.
/// </summary>
internal sealed class LoguruFormat() : LayoutFormat("loguru", "{time} | {level} | {logger:name}:{function}:{line:int} - {message}")
{
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word.SequenceEqual("SUCCESS"u8) ? LogLevel.Info : LevelWords.ParseValue(word);
}
