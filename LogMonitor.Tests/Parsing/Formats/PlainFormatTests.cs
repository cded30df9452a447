using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Formats;

public class PlainFormatTests
{
    [Theory]
    [InlineData("2026-11-20 11:00:00.123 +00:00 [ERR] Shop.Pay: refused for 7 {Trace=ab12, Host=web-1}", "refused for 7 {Trace=ab12, Host=web-1}", "logger=Shop.Pay; Trace=ab12; Host=web-1")]
    [InlineData("2026-11-20 11:00:00,123 INFO [main] com.shop.Pay: done", "done", "thread=main; logger=com.shop.Pay")]
    [InlineData("2026-11-20 11:00:00,123 - WARN  [Send:18@688] - Leaving: now", "Leaving: now", "thread=Send:18@688")]
    [InlineData("2026-11-20 11:00:00,123 - INFO  [Q[id=1]/0:0:L@774] - Out: 3", "Out: 3", "thread=Q[id=1]/0:0:L@774")]
    [InlineData("2026-11-20 11:00:00,123 - shop.pay - ERROR - refused", "refused", "logger=shop.pay")]
    [InlineData("2026-11-20T11:00:00.123Z  INFO 1234 --- [nio-1] c.shop.Pay  : done", "done", "pid=1234:Number; thread=nio-1; logger=c.shop.Pay")]
    [InlineData("11:00:00.123 [pool-1] INFO  c.shop.Pay - done", "done", "thread=pool-1; logger=c.shop.Pay")]
    [InlineData("2026-11-20 11:00:00.1234|WARN|Shop.Pay|slow", "Shop.Pay|slow", "")]
    [InlineData("03-17 16:13:38.811  1702  2395 D Window: Token{a=1} shown", "Token{a=1} shown", "pid=1702:Number; thread=2395:Number; logger=Window; a=1:Number")]
    [InlineData("Nov 20 11:00:00 web-1 sshd[77]: Failed for root from 10.0.0.7 uid=0", "Failed for root from 10.0.0.7 uid=0", "host=web-1; pid=77:Number; logger=sshd; uid=0:Number")]
    [InlineData("Nov 20 11:00:00 web-1 kernel: up", "up", "host=web-1; logger=kernel")]
    [InlineData("[Sun Dec 04 04:47:44 2005] [error] [client 10.0.0.7] Denied: /x", "[client 10.0.0.7] Denied: /x", "")]
    [InlineData("081109 203615 148 INFO dfs.Node$Resp: Got 1", "Got 1", "pid=148:Number; logger=dfs.Node$Resp")]
    [InlineData("17/06/09 20:10:40 INFO exec.Backend: Signals [TERM, HUP]", "Signals [TERM, HUP]", "logger=exec.Backend")]
    [InlineData("2026-11-20 11:00:00 [ERR] System.TimeoutException: slow", "System.TimeoutException: slow", "")]
    [InlineData("2026-11-20 11:00:00 [INF] HTTP GET /a?b=1&c=2 took=5ms url=/x?y=1", "HTTP GET /a?b=1&c=2 took=5ms url=/x?y=1", "took=5ms; url=/x?y=1")]
    [InlineData("2026-11-20 11:00:00 [INF] a=\"two words\" b='x \\'y' c= d=-1.5 e=true f=[1, 2] g==h i=>j", "a=\"two words\" b='x \\'y' c= d=-1.5 e=true f=[1, 2] g==h i=>j", "a=two words; b=x 'y; c=; d=-1.5:Number; e=true:Boolean; f=[1, 2]")]
    [InlineData("[INF] started (port=80, tls=true)", "started (port=80, tls=true)", "port=80:Number; tls=true:Boolean")]
    [InlineData("no stamp: nothing", "no stamp: nothing", "")]
    [InlineData("", "", "")]
    public void The_head_the_message_and_the_pairs_are_told_apart(string line, string message, string fields)
    {
        FormatReading.Message(PlainFormat.Instance, line).ShouldBe(message);
        FormatReading.Fields(PlainFormat.Instance, line).ShouldBe(fields);
    }

    [Fact]
    public void Only_the_first_line_has_fields_and_is_the_message()
    {
        const string Text = "2026-11-20 11:00:00 [ERR] Shop: refused code=7\n   at A.B(x=1)";
        FormatReading.Message(PlainFormat.Instance, Text).ShouldBe("refused code=7");
        FormatReading.Fields(PlainFormat.Instance, Text).ShouldBe("logger=Shop; code=7:Number");
    }

    [Theory]
    [InlineData("trace", "ab12")]
    [InlineData("TRACE", "ab12")]
    [InlineData("logger", "Shop.Pay")]
    [InlineData("host", "web 1")]
    [InlineData("race", null)]
    [InlineData("pid", null)]
    public void A_field_is_found_in_any_case(string name, string? value)
        => FormatReading.Field(PlainFormat.Instance, "2026-11-20 11:00:00 [ERR] Shop.Pay: refused {Trace=ab12, Host=web 1}", name).ShouldBe(value);
}
