using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// NestJS: <c>[Nest] 7  - 11/20/2026, 12:00:00 PM     LOG [Cart] Order placed +2ms</c>. Fields: <c>pid</c>, <c>logger</c>, <c>since_last_ms</c>.
/// </summary>
internal sealed class NestFormat() : LayoutFormat(
    "nestjs",
    "[Nest] {pid:int} - {time} {level} (?[{logger}] ?){message} +{since_last_ms:int}ms{:end}",
    "[Nest] {pid:int} - {time} {level} (?[{logger}] ?){message}");
