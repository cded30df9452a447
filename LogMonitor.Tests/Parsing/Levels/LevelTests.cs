using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Levels;

public class LevelTests
{
    [Theory]
    [InlineData(LogLevel.Trace, "trace TRC Trce FINER FINEST")]
    [InlineData(LogLevel.Debug, "debug DBG VERBOSE VRB FINE CONFIG Debug2")]
    [InlineData(LogLevel.Info, "info INF Information NOTICE informational LOG")]
    [InlineData(LogLevel.Warn, "warn WRN WARNING Warning")]
    [InlineData(LogLevel.Error, "error ERR SEVERE eror fail")]
    [InlineData(LogLevel.Fatal, "fatal FTL CRITICAL CRIT crit ALERT EMERG emergency PANIC")]
    [InlineData(LogLevel.Unknown, "errors erroneous warned information1 infos fatality critic er x informationally emergencyx")]
    public void Every_usual_spelling_is_known(LogLevel level, string words)
    {
        foreach (var word in words.Split(' ')) LevelWords.Parse(Encoding.UTF8.GetBytes(word)).ShouldBe(level, word);
    }

    [Theory]
    [InlineData("0", LogLevel.Fatal)]
    [InlineData("2", LogLevel.Fatal)]
    [InlineData("3", LogLevel.Error)]
    [InlineData("4", LogLevel.Warn)]
    [InlineData("5", LogLevel.Info)]
    [InlineData("6", LogLevel.Info)]
    [InlineData("7", LogLevel.Debug)]
    [InlineData("10", LogLevel.Trace)]
    [InlineData("20", LogLevel.Debug)]
    [InlineData("30", LogLevel.Info)]
    [InlineData("40", LogLevel.Warn)]
    [InlineData("50", LogLevel.Error)]
    [InlineData("60", LogLevel.Fatal)]
    [InlineData("e", LogLevel.Error)]
    [InlineData("8", LogLevel.Unknown)]
    [InlineData("1000", LogLevel.Unknown)]
    [InlineData("", LogLevel.Unknown)]
    public void Numbers_and_letters_are_levels_where_a_level_is_said(string value, LogLevel level)
        => LevelWords.ParseValue(Encoding.UTF8.GetBytes(value)).ShouldBe(level);

    [Theory]
    [InlineData("2026-11-20 11:00:00 [INF] Shop: ERROR in the text", LogLevel.Info)]
    [InlineData("2026-11-20 11:00:00 ERROR x", LogLevel.Error)]
    [InlineData("2026-11-20 11:00:00 - WARN  [main:Net@5] - x", LogLevel.Warn)]
    [InlineData("2026-11-20 11:00:00,123 - shop.pay - ERROR - x", LogLevel.Error)]
    [InlineData("2026-11-20 11:00:00 | INFO     | shop:run:12 - x", LogLevel.Info)]
    [InlineData("2026-11-20 11:00:00.1234|WARN|Shop.Pay|x", LogLevel.Warn)]
    [InlineData("2026-11-20T11:00:00Z  INFO 1234 --- [main] c.e.App : x", LogLevel.Info)]
    [InlineData("2026-11-20 11:00:00 UTC [123] FATAL:  x", LogLevel.Fatal)]
    [InlineData("2026-11-20T11:00:00Z 0 [Note] x", LogLevel.Info)]
    [InlineData("[Fri Nov 20 11:00:00 2026] [core:error] [pid 7] x", LogLevel.Error)]
    [InlineData("2026/11/20 11:00:00 [crit] 12#0: x", LogLevel.Fatal)]
    [InlineData("03-17 16:13:38.811  1702  2395 W Tag: x", LogLevel.Warn)]
    [InlineData("03-17 16:13:38.811 E/Tag(  17): x", LogLevel.Error)]
    [InlineData("I1120 11:00:00.123456    7 pay.go:12] error in the text", LogLevel.Info)]
    [InlineData("E, [2026-11-20T11:00:00.123456 #42] ERROR -- : x", LogLevel.Error)]
    [InlineData("[11:00:00 DBG] x", LogLevel.Debug)]
    [InlineData("WARNING 2026-11-20 11:00:00 x", LogLevel.Warn)]
    [InlineData("<11>Nov 20 11:00:00 host app: x", LogLevel.Error)]
    [InlineData("<134>1 2026-11-20T11:00:00.003Z host app 7 ID47 - x", LogLevel.Info)]
    [InlineData("Nov 20 11:00:00 host sshd[7]: error: x", LogLevel.Error)]
    [InlineData("Nov 20 11:00:00 host kernel: x", LogLevel.Unknown)]
    [InlineData("2026-11-20 11:00:00 warn disk is nearly full", LogLevel.Warn)]
    [InlineData("2026-11-20 11:00:00 host level=error msg=x", LogLevel.Error)]
    public void The_level_near_a_stamp_is_found(string line, LogLevel level) => LevelOf(line).ShouldBe(level);

    [Theory]
    [InlineData("fail: Shop.Pay[3]", LogLevel.Error)]
    [InlineData("crit: Shop.Pay[3]", LogLevel.Fatal)]
    [InlineData("INFO:     10.0.0.7:80 - \"GET / HTTP/1.1\" 200 OK", LogLevel.Info)]
    [InlineData("ERROR:root:x", LogLevel.Error)]
    [InlineData("[warning] x", LogLevel.Warn)]
    [InlineData("npm error: x", LogLevel.Error)]
    [InlineData("main.c:7:1: error: x", LogLevel.Error)]
    [InlineData("app: fatal error: x", LogLevel.Error)]
    [InlineData("worker stopped, FATAL", LogLevel.Fatal)]
    [InlineData("panic: runtime error: x", LogLevel.Fatal)]
    [InlineData("Traceback (most recent call last):", LogLevel.Error)]
    [InlineData("System.TimeoutException: x", LogLevel.Error)]
    [InlineData("ValueError: x", LogLevel.Error)]
    [InlineData("Unhandled exception. x", LogLevel.Error)]
    [InlineData("Exception in thread \"main\" x", LogLevel.Error)]
    public void Words_tell_where_no_level_has_its_place(string line, LogLevel level) => LevelOf(line).ShouldBe(level);

    [Theory]
    [InlineData("errors=0 warnings=0")]
    [InlineData("error=0")]
    [InlineData("done, no error")]
    [InlineData("done, no error: fine")]
    [InlineData("NO ERROR")]
    [InlineData("finished with 0 ERROR and 0 FATAL")]
    [InlineData("last error: none")]
    [InlineData("last error: 0, next: 5")]
    [InlineData("error: null")]
    [InlineData("without error: it works")]
    [InlineData("error rate 0.1%")]
    [InlineData("ERROR_CODE is unset")]
    [InlineData("GET /ERROR/page")]
    [InlineData("loading error-handler.js")]
    [InlineData("ErrorHandler registered")]
    [InlineData("Errors: 0")]
    [InlineData("the warning sign is drawn")]
    [InlineData("informational only")]
    [InlineData("Fine, thanks")]
    [InlineData("I am here")]
    [InlineData("A file was written")]
    [InlineData("http://error:8080/x")]
    [InlineData("x=ERROR_1")]
    public void A_mere_mention_is_no_level(string line)
    {
        LevelOf(line).ShouldBe(LogLevel.Unknown);
        LevelOf("2026-11-20 11:00:00 " + line).ShouldBe(LogLevel.Unknown, "behind a stamp");
    }

    [Fact]
    public void Javas_own_logging_says_the_level_on_its_second_line()
        => FramedStream.Frame("Nov 20, 2026 11:00:00 AM com.shop.Pay run\nSEVERE: refused\nNov 20, 2026 11:00:01 AM com.shop.Pay run\nINFO: done\n")
            .Select(row => row.Level).ShouldBe([LogLevel.Error, LogLevel.Info]);

    private static LogLevel LevelOf(string line) => FramedStream.Frame(line + "\n").Single().Level;
}
