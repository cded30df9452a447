using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Formats;

public class LogfmtFormatTests
{
    private static readonly LogfmtFormat Logfmt = new();

    [Theory]
    [InlineData("time=2026-11-20T11:00:00.5Z level=warn msg=\"a \\\"b\\\" c\" n=1", "11:00:00.5", LogLevel.Warn, "a \"b\" c", "time=2026-11-20T11:00:00.5Z; level=warn; msg=a \"b\" c; n=1:Number")]
    [InlineData("ts=1795172400.25 lvl=error msg=x", "11:00:00.25", LogLevel.Error, "x", "ts=1795172400.25:Number; lvl=error; msg=x")]
    [InlineData("level=info ts=2026-11-20T11:00:00Z caller=a.go:1 msg=up url=/a?b=1", "11:00:00", LogLevel.Info, "up", "level=info; ts=2026-11-20T11:00:00Z; caller=a.go:1; msg=up; url=/a?b=1")]
    [InlineData("time=\"2026-11-20 11:00:00\" level=debug msg=", "11:00:00", LogLevel.Debug, "time=\"2026-11-20 11:00:00\" level=debug msg=", "time=2026-11-20 11:00:00; level=debug; msg=")]
    public void Pairs_are_read(string line, string time, LogLevel level, string message, string fields)
    {
        FormatReading.Head(Logfmt, line, out var head).ShouldBeTrue();
        new DateTime(head.TimeTicks).ShouldBe(new DateTime(2026, 11, 20) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        head.Level.ShouldBe(level);
        FormatReading.Message(Logfmt, line).ShouldBe(message);
        FormatReading.Fields(Logfmt, line).ShouldBe(fields);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("goroutine 1 [running]:")]
    [InlineData("2026-11-20 level=info msg=x")]
    [InlineData("GET /a?level=info&msg=x")]
    public void Other_lines_score_nothing(string line)
        => Logfmt.Score(System.Text.Encoding.UTF8.GetBytes(line), new StreamShape(TimeZoneInfo.Utc)).ShouldBe(0);

    [Fact]
    public void Traces_continue_the_pairs_before_them()
        => FramedStream.Frame("time=2026-11-20T11:00:00Z level=error msg=a\ngoroutine 1 [running]:\n\tmain.go:1\ntime=2026-11-20T11:00:01Z level=info msg=b\n").Count.ShouldBe(2);
}
