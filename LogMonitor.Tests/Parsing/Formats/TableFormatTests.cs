using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Parsing.Formats.Tables;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Formats;

public class TableFormatTests
{
    [Fact]
    public void Rows_behind_a_second_header_have_its_columns()
    {
        var formats = new List<string>();
        var parser = new StreamParser(FormatRegistry.Default, new ParserOptions());
        var framer = new RecordFramer(parser, FramingOptions.Default, default);
        var data = "#Fields: date time c-ip\n2026-11-20 11:00:00 10.0.0.1\n#Fields: date time cs-method c-ip\n2026-11-20 11:00:01 GET 10.0.0.2\n"u8;
        var at = 0;
        while (at < data.Length)
        {
            using var builder = new LogBatchBuilder();
            at += framer.Frame(data[at..], at, Some.Ticks, FrameFlush.Records, builder);
            using var batch = builder.Seal(Some.Stream(), parser.Format, Some.Ticks);
            for (var row = 0; row < batch.Count; row++) formats.Add(FormatReading.Field(batch.Format, Encoding.UTF8.GetString(batch[row].Text), "ip") ?? "none");
        }

        formats.ShouldBe(["none", "10.0.0.1", "none", "10.0.0.2"]);
    }

    [Fact]
    public void A_stream_goes_on_with_its_columns_in_another_process()
    {
        var stream = new FramedStream().Write("time;level;user\n2026-11-20 11:00:00;INFO;ann\n", FrameFlush.Records);
        stream.Restart().Write("2026-11-20 11:00:01;ERROR;bob\n", FrameFlush.Records);
        stream.Rows[^1].Level.ShouldBe(LogLevel.Error);
        FormatReading.Field(stream.Parser.Format, stream.Rows[^1].Text, "user").ShouldBe("bob");
    }

    [Theory]
    [InlineData("time,level,message", "csv:comma|time|level|message")]
    [InlineData("When;Severity;Time stamp;ts", "csv:semicolon|When|Severity|Time%20stamp|ts")]
    [InlineData("#Fields: date time cs(User-Agent)", "w3c:date|time|cs%28User-Agent%29")]
    [InlineData("#fields\tts\tid.orig_h", "zeek:ts|id.orig_h")]
    public void A_header_s_columns_are_in_the_format_s_name(string header, string name)
    {
        FormatRegistry.Default.TryDeclare(Encoding.UTF8.GetBytes(header), atTop: true)!.Name.ShouldBe(name);
        FormatRegistry.Default.ByName(name).Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("started, level set, ready")]
    [InlineData("name,age")]
    [InlineData("time,time,message")]
    [InlineData("time")]
    [InlineData("time,,message")]
    [InlineData("#Fields:")]
    [InlineData("Time: 11:00, Level: INFO")]
    public void Other_lines_declare_nothing(string line) => FormatRegistry.Default.TryDeclare(Encoding.UTF8.GetBytes(line), atTop: true).ShouldBeNull();

    [Theory]
    [InlineData("csv:")]
    [InlineData("csv:comma")]
    [InlineData("csv:colon|a|b")]
    [InlineData("csv:comma|a|a")]
    [InlineData("redis:x")]
    public void A_name_with_senseless_parameters_is_read_as_plain_text(string name) => FormatRegistry.Default.ByName(name).Name.ShouldBe("plain");

    [Theory]
    [InlineData("a,b,,c", ',', "a|b||c")]
    [InlineData("a,\"b,c\",d", ',', "a|b,c|d")]
    [InlineData("\"say \"\"hi\"\"\",x", ',', "say \"\"hi\"\"|x")]
    [InlineData("a,", ',', "a|")]
    [InlineData("\"open,x", ',', "open,x")]
    [InlineData("  a  \t b ", '\0', "a|b")]
    [InlineData("", ',', "")]
    public void Cells_are_split(string row, char delimiter, string cells)
    {
        var found = new List<string>();
        var reader = new CellReader(Encoding.UTF8.GetBytes(row), (byte)delimiter);
        while (reader.MoveNext()) found.Add(Encoding.UTF8.GetString(reader.Current));
        string.Join('|', found).ShouldBe(cells);
    }
}
