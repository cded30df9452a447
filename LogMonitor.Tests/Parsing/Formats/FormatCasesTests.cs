using System.Globalization;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Formats;

/// <summary>Every format recognises its stream and reads it right: records, times, levels, fields and messages, as Cases/Formats has them.</summary>
public class FormatCasesTests
{
    public static TheoryData<string> Files => [.. FormatCases.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_stream_is_recognised_and_read(string file)
    {
        var cases = FormatCases.Read(file);
        var stream = new FramedStream(parser: new ParserOptions { Zone = cases.Zone });
        stream.Write(cases.Log, FrameFlush.End, cases.Arrival);

        stream.Joined().ShouldBe(cases.Cases.Select(record => record.Text));
        LogFormat.FamilyOf(stream.Parser.Format.Name).ShouldBe(cases.Format);
        var heads = stream.Rows.Where(row => !row.Flags.HasFlag(RowFlags.Continues)).ToList();
        var wrong = cases.Cases.Zip(heads, (record, row) => Differences(record, row, stream.Parser.Format)).SelectMany(found => found).ToList();
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_format_has_its_cases()
        => FormatRegistry.Default.All.Select(format => format.Name).Except(FormatCases.Files.Select(file => FormatCases.Read(file).Format)).ShouldBeEmpty();

    private static string Bare(string text) => Encoding.UTF8.GetString(AnsiCodes.Strip(Encoding.UTF8.GetBytes(text), new FieldBuffer()));

    private static IEnumerable<string> Differences(FormatCase record, FramedRow row, LogFormat format)
    {
        foreach (var (name, value) in record.Expected)
        {
            var found = name switch
            {
                "time" => row.Flags.HasFlag(RowFlags.NoTime) ? "none" : new DateTime(row.TimeTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
                "level" => row.Level.ToString().ToLowerInvariant(),
                "flags" => string.Join(' ', row.Flags.Names()),
                // Without its colours, which only the page shows.
                "message" => Bare(FormatReading.Message(format, record.Text)),
                _ => FormatReading.Field(format, record.Text, name) ?? "none",
            };
            if (found != value) yield return $"{name} is '{found}', not '{value}': {record.Text}";
        }
    }
}
