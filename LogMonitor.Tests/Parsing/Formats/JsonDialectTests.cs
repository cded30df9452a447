using System.Text;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing.Formats.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Formats;

public class JsonDialectTests
{
    // Loggers whose names are alike differ in their order, and in what stands beside them.
    [Theory]
    [InlineData("json", """{"time":"2026-11-20T11:00:00Z","level":"info","msg":"a"}""")]
    [InlineData("slog-json", """{"time":"2026-11-20T11:00:00Z","level":"INFO","msg":"a"}""")]
    [InlineData("logrus-json", """{"level":"info","msg":"a","time":"2026-11-20T11:00:00Z"}""")]
    [InlineData("docker-json", """{"level":"info","msg":"a","time":"2026-11-20T11:00:00.000000001Z"}""")]
    [InlineData("zerolog", """{"level":"info","time":"2026-11-20T11:00:00Z","message":"a"}""")]
    [InlineData("zap-json", """{"level":"info","ts":"2026-11-20T11:00:00Z","caller":"a/b.go:1","msg":"a"}""")]
    [InlineData("etcd-json", """{"level":"info","ts":"2026-11-20T11:00:00Z","caller":"wal/b.go:1","msg":"a"}""")]
    [InlineData("python-json", """{"asctime": "2026-11-20 11:00:00,1", "levelname": "INFO", "message": "a"}""")]
    [InlineData("json", """{"level":"info","message":"a","thread":"main","timestamp":"2026-11-20T11:00:00Z"}""")]
    public void Dialects_that_are_alike_are_told_apart(string format, string line)
        => new FramedStream().Write(string.Concat(Enumerable.Repeat(line + "\n", 4)), FrameFlush.End).Parser.Format.Name.ShouldBe(format);

    [Theory]
    [InlineData("""{"a":1,"b":2,"c":3}""", true)]
    [InlineData("""{"a":1,"c":3,"b":2}""", false)]
    [InlineData("""{"a":1,"b":2,"d":3}""", true)]
    [InlineData("""{"a":1,"b":2}""", false)]
    [InlineData("""{"a":1,"b":2,"c":3,"e":4}""", false)]
    [InlineData("""{"x":0,"a":1,"b":2,"c":3}""", false)]
    [InlineData("", false)]
    public void A_signature_is_texts_in_their_places(string line, bool matches)
        => new JsonSignature(["{\"a\":", ",\"b\":", ",\"c\":|,\"d\":", "!\"e\":"]).Matches(Encoding.UTF8.GetBytes(line)).ShouldBe(matches);

    [Theory]
    [InlineData("a>b>c", "1")]
    [InlineData("a>b", """{"c":1}""")]
    [InlineData("d>e", "2")]
    [InlineData("f", null)]
    [InlineData("a>x", null)]
    [InlineData("g>h", null)]
    [InlineData("z", null)]
    public void A_path_leads_through_objects_and_first_elements(string path, string? value)
    {
        var text = Encoding.UTF8.GetBytes("""{"a":{"x.y":0,"b":{"c":1}},"d":[{"e":2},{"e":3}],"f":null,"g":[],"h" 4,"z":5}""");
        (new JsonPath(path).TryFind(text, out var member) ? Encoding.UTF8.GetString(member.Raw(text)) : null).ShouldBe(value);
    }
}
