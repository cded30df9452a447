using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Formats;

public class AccessFormatTests
{
    private static readonly AccessFormat Access = new();

    [Theory]
    [InlineData("10.0.0.7 - ann [20/Nov/2026:11:00:00 +0000] \"GET /a/b?c=1 HTTP/1.1\" 200 512", LogLevel.Info, "\"GET /a/b?c=1 HTTP/1.1\" 200 512", "ip=10.0.0.7; user=ann; method=GET; path=/a/b; query=c=1; protocol=HTTP/1.1; status=200:Number; size=512:Number")]
    [InlineData("::1 - - [20/Nov/2026:12:00:00 +0100] \"POST / HTTP/2.0\" 502 - \"https://x/\" \"curl \\\"7\\\"\"", LogLevel.Error, "\"POST / HTTP/2.0\" 502 -", "ip=::1; method=POST; path=/; protocol=HTTP/2.0; status=502:Number; referer=https://x/; agent=curl \\\"7\\\"")]
    [InlineData("10.0.0.7 - - [20/Nov/2026:11:00:00 +0000] \"GET /x HTTP/1.0\" 404 9 \"-\" \"-\" rt=0.25 up=\"a b\"", LogLevel.Warn, "\"GET /x HTTP/1.0\" 404 9", "ip=10.0.0.7; method=GET; path=/x; protocol=HTTP/1.0; status=404:Number; size=9:Number; rt=0.25:Number; up=a b")]
    [InlineData("shop.example:443 10.0.0.7 - - [20/Nov/2026:11:00:00 +0000] \"GET / HTTP/1.1\" 304 0", LogLevel.Info, "\"GET / HTTP/1.1\" 304 0", "vhost=shop.example:443; ip=10.0.0.7; method=GET; path=/; protocol=HTTP/1.1; status=304:Number; size=0:Number")]
    [InlineData("10.0.0.7 - - [20/Nov/2026:11:00:00 +0000] \"\\x16\\x03\" 400 150 \"-\" \"-\"", LogLevel.Warn, "\"\\x16\\x03\" 400 150", "ip=10.0.0.7; path=\\x16\\x03; status=400:Number; size=150:Number")]
    [InlineData("host.example - Ann B [20/Nov/2026:11:00:00 +0000] \"-\" 408 0", LogLevel.Warn, "\"-\" 408 0", "ip=host.example; user=Ann B; status=408:Number; size=0:Number")]
    public void A_request_is_read(string line, LogLevel level, string message, string fields)
    {
        FormatReading.Head(Access, line, out var head).ShouldBeTrue();
        new DateTime(head.TimeTicks).ShouldBe(new DateTime(2026, 11, 20, 11, 0, 0));
        head.Level.ShouldBe(level);
        FormatReading.Message(Access, line).ShouldBe(message);
        FormatReading.Fields(Access, line).ShouldBe(fields);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.7 - - [")]
    [InlineData("10.0.0.7 - - [20/Nov/2026:11:00:00 +0000] \"GET / HTTP/1.1")]
    [InlineData("10.0.0.7 - - [20/Nov/2026:11:00:00 +0000] \"GET / HTTP/1.1\" abc 5")]
    [InlineData("10.0.0.7 - - [20/Xyz/2026:11:00:00 +0000] \"GET / HTTP/1.1\" 200 5")]
    [InlineData("2026-11-20 11:00:00 [INF] x")]
    public void Other_lines_begin_no_record(string line) => FormatReading.Head(Access, line, out _).ShouldBeFalse();

    [Theory]
    [InlineData("client", "10.0.0.7")]
    [InlineData("IP", "10.0.0.7")]
    [InlineData("bytes", "512")]
    [InlineData("size", "512")]
    [InlineData("user", null)]
    [InlineData("rt", "7")]
    public void Fields_are_found_by_either_name(string name, string? value)
        => FormatReading.Field(Access, "10.0.0.7 - - [20/Nov/2026:11:00:00 +0000] \"GET / HTTP/1.1\" 200 512 \"-\" \"x\" rt=7", name).ShouldBe(value);
}
