using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Spring Boot: <c>2026-11-20T12:00:00.123+01:00  INFO 1234 --- [shop] [main] c.e.Shop : Order 7 placed</c>, without the application's name up to
/// version 3.1, with trace and span before the logger or, from Sleuth, before the process. Fields: <c>pid</c>, <c>app</c>, <c>thread</c>, <c>logger</c>,
/// <c>trace</c>, <c>span</c>.
/// </summary>
internal sealed class SpringBootFormat() : LayoutFormat(
    "spring-boot",
    "{time} {level} (?[{app},{trace},{span}] ?){pid:int} --- [{thread}] [{trace}-{span:hex}] {logger:word} : {message}",
    "{time} {level} {pid:int} --- [{app}] [(? ?){thread}] (?[ ] ?)(?[{trace}-{span:hex}] ?){logger:word} : {message}",
    "{time} {level} (?[{app},{trace},{span}] ?){pid:int} --- [{thread}] (?[ ] ?){logger:word} : {message}");
