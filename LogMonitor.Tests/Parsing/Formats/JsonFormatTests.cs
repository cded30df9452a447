using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Formats;

public class JsonFormatTests
{
    private static readonly JsonFormat Json = new();

    [Theory]
    [InlineData("""{"@t":"2026-11-20T11:00:00.5Z","@mt":"Paid {Sum} for {@Cart} {{now}} {Gone} {Sum:0.00}","Sum":7,"Cart":{"a":[1]}}""", "11:00:00.5", LogLevel.Info, "Paid 7 for {\"a\":[1]} {now} {Gone} 7")]
    [InlineData("""{"@t":"2026-11-20T11:00:00Z","@mt":"Paid {Sum:0.00} {Name}","@r":["7.00"],"@l":"Warning","Sum":7,"Name":"a\"b"}""", "11:00:00", LogLevel.Warn, "Paid 7.00 a\"b")]
    [InlineData("""{"@t":"2026-11-20T11:00:00Z","@m":"Paid 7","@mt":"Paid {Sum}","@i":"a1","Sum":7,"@l":"Error","@x":"E: x\n at y"}""", "11:00:00", LogLevel.Error, "Paid 7")]
    [InlineData("""{"Timestamp":"2026-11-20T11:00:00.0000000+01:00","Level":"Error","MessageTemplate":"Paid {A}","RenderedMessage":"Paid \"x\"","Properties":{"A":"x"}}""", "10:00:00", LogLevel.Error, "Paid \"x\"")]
    [InlineData("""{"level":50,"time":1795172400123,"pid":7,"hostname":"h","msg":"refused"}""", "11:00:00.123", LogLevel.Error, "refused")]
    [InlineData("""{"name":"shop","hostname":"h","pid":7,"level":30,"msg":"up","time":"2026-11-20T11:00:00.123Z","v":0}""", "11:00:00.123", LogLevel.Info, "up")]
    [InlineData("""{"level":"warn","ts":1795172400.25,"caller":"a.go:1","msg":"slow"}""", "11:00:00.25", LogLevel.Warn, "slow")]
    [InlineData("""{"level":"info","ts":1.79517240025e9,"msg":"up"}""", "11:00:00.25", LogLevel.Info, "up")]
    [InlineData("""{"level":"fatal","msg":"gone","time":"2026-11-20T11:00:00Z"}""", "11:00:00", LogLevel.Fatal, "gone")]
    [InlineData("""{"level":"error","message":"refused","timestamp":"2026-11-20 11:00:00.123"}""", "11:00:00.123", LogLevel.Error, "refused")]
    [InlineData("""{"@timestamp":"2026-11-20T11:00:00.000Z","log.level":"ERROR","message":"x","ecs.version":"1.2.0"}""", "11:00:00", LogLevel.Error, "x")]
    [InlineData("""{"@timestamp":"2026-11-20T11:00:00.000Z","log":{"level":"debug","logger":"a"},"message":"x"}""", "11:00:00", LogLevel.Debug, "x")]
    [InlineData("""{"severity":"CRITICAL","time":"2026-11-20T11:00:00Z","message":"x"}""", "11:00:00", LogLevel.Fatal, "x")]
    [InlineData("""{"SeverityNumber":17,"Timestamp":"1795172400123456789","Body":"x"}""", "11:00:00.1234567", LogLevel.Error, "x")]
    [InlineData("""{"version":"1.1","host":"h","short_message":"x","timestamp":1795172400.5,"level":4}""", "11:00:00.5", LogLevel.Warn, "x")]
    [InlineData("""{"asctime":"2026-11-20 11:00:00,123","levelname":"WARNING","name":"shop","message":"x"}""", "11:00:00.123", LogLevel.Warn, "x")]
    [InlineData("""{"time":"2026-11-20T11:00:00Z","msg":"x","exception":"E: y"}""", "11:00:00", LogLevel.Error, "x")]
    [InlineData("""{"time":"2026-11-20T11:00:00Z","msg":"x","err":null}""", "11:00:00", LogLevel.Unknown, "x")]
    [InlineData("""{"time":"2026-11-20T11:00:00Z","msg":"an error, FATAL","level":"info"}""", "11:00:00", LogLevel.Info, "an error, FATAL")]
    [InlineData("""{"t":"2026-11-20T11:00:00Z","level":"\u0065rror","msg":"\u00e4 \n b"}""", "11:00:00", LogLevel.Unknown, "ä \n b")]
    public void Time_level_and_message_of_the_usual_loggers_are_read(string line, string time, LogLevel level, string message)
    {
        FormatReading.Head(Json, line, out var head).ShouldBeTrue();
        new DateTime(head.TimeTicks).ShouldBe(new DateTime(2026, 11, 20) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        head.Level.ShouldBe(level);
        head.Single.ShouldBeTrue();
        FormatReading.Message(Json, line).ShouldBe(message);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_leaves_a_text_as_it_stands()
    {
        const string Cut = """{"time":"2026-11-20T11:00:00Z","level":"\ud83d","msg":"caf\u00e9 \ud83d","a\ud83d":"\udc00"}""";
        FormatReading.Head(Json, Cut, out var head).ShouldBeTrue();
        head.Level.ShouldBe(LogLevel.Unknown);
        FormatReading.Message(Json, Cut).ShouldBe("caf\\u00e9 \\ud83d");
        FormatReading.Fields(Json, Cut).ShouldEndWith("a\\ud83d=\\udc00");
        FormatReading.Field(Json, Cut, "missing").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"a\":1")]
    [InlineData("{a}")]
    [InlineData("{\"time\":\"2026-11-20T11:00:00Z\" x}")]
    [InlineData("text {\"a\":1}")]
    public void What_is_no_object_begins_no_record(string line) => FormatReading.Head(Json, line, out _).ShouldBeFalse();

    [Fact]
    public void A_line_without_a_time_is_a_record_without_one()
    {
        FormatReading.Head(Json, """{"msg":"x","time":"soon"}""", out var head).ShouldBeTrue();
        head.HasTime.ShouldBeFalse();
    }

    [Theory]
    [InlineData("user.id", "42")]
    [InlineData("USER.Id", "42")]
    [InlineData("user.name.first", "Ann")]
    [InlineData("user", "{\"id\":42,\"name\":{\"first\":\"Ann\"}}")]
    [InlineData("http.status", "500")]
    [InlineData("tags", "[\"a\",{\"b\":1}]")]
    [InlineData("text", "a\"b\nä")]
    [InlineData("ok", "true")]
    [InlineData("none", "null")]
    [InlineData("level", "error")]
    [InlineData("logger", "Shop.Pay")]
    [InlineData("trace", "4bf92f")]
    [InlineData("ümlaut", "1")]
    [InlineData("missing", null)]
    [InlineData("user.missing", null)]
    [InlineData("ok.deeper", null)]
    public void Fields_are_found_by_name_and_by_path(string name, string? value) => FormatReading.Field(Json, """
        {"level":"error","User":{"id":42,"name":{"first":"Ann"}},"http.status":500,"tags":["a",{"b":1}],"text":"a\"b\n\u00e4","ok":true,"none":null,"SourceContext":"Shop.Pay","traceId":"4bf92f","ümlaut":1}
        """.Trim(), name).ShouldBe(value);

    [Fact]
    public void All_fields_are_read_in_their_order_with_their_kinds()
        => FormatReading.Fields(Json, """{"a":1.5e3,"b":"x\ty","c":{"d":[1]},"e":false,"f":null}""").ShouldBe("a=1.5e3:Number; b=x\ty; c={\"d\":[1]}:Structure; e=false:Boolean; f=null:Null");

    [Fact]
    public void A_line_that_was_cut_has_no_fields_and_is_its_own_message()
    {
        const string Cut = """{"@t":"2026-11-20T11:00:00Z","@m":"abc""";
        FormatReading.Field(Json, Cut, "@m").ShouldBeNull();
        FormatReading.Message(Json, Cut).ShouldBe(Cut);
        FormatReading.Message(Json, Cut + "}").ShouldBe(Cut + "}");
    }

    [Fact]
    public void Properties_in_an_object_of_their_own_are_fields_too()
    {
        const string Serilog = """{"Timestamp":"2026-11-20T11:00:00Z","Level":"Error","MessageTemplate":"Paid {Sum}","Properties":{"Sum":7,"SourceContext":"Shop.Pay","Cart":{"Id":3}},"After":1}""";
        FormatReading.Message(Json, Serilog).ShouldBe("Paid 7");
        FormatReading.Field(Json, Serilog, "sum").ShouldBe("7");
        FormatReading.Field(Json, Serilog, "cart.id").ShouldBe("3");
        FormatReading.Field(Json, Serilog, "properties.sum").ShouldBe("7");
        FormatReading.Field(Json, Serilog, "logger").ShouldBe("Shop.Pay");
        FormatReading.Field(Json, Serilog, "after").ShouldBe("1");
        FormatReading.Field(Json, Serilog, "none").ShouldBeNull();
    }

    [Fact]
    public void A_property_in_many_holes_is_written_into_each()
    {
        var name = new string('x', 500);
        FormatReading.Message(Json, $$"""{"@t":"2026-11-20T11:00:00Z","@mt":"{{string.Concat(Enumerable.Repeat("{N}", 20))}}","N":"{{name}}"}""")
            .ShouldBe(string.Concat(Enumerable.Repeat(name, 20)));
    }
}
