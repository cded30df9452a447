using LogMonitor.Core.Events;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Demo;

namespace LogMonitor.Tests.Demo;

public sealed class DemoTests
{
    private const int LinesEach = 500;

    public static TheoryData<string> Files => [.. DemoFile.All.Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_recognised_and_each_of_its_lines_fits(string path)
    {
        var file = DemoFile.All.Single(file => file.Path == path);
        var lines = new DemoLines(new Random(1));
        var stream = new FramedStream();
        var now = new DateTimeOffset(Some.Ticks, TimeSpan.Zero);
        for (var i = 0; i < LinesEach; i++) stream.Write(lines.Next(file, now.AddSeconds(i), isOutage: i % 3 == 0) + "\n");
        stream.Write("", Core.Framing.FrameFlush.End);

        stream.Parser.Format.Name.ShouldBe(FormatOf(file));
        var proof = stream.Parser.Proof;
        proof.Misfits.ShouldBeEmpty();
        proof.Fitting.ShouldBe(proof.Lines);
        var records = stream.Rows.Where(row => !row.Flags.HasFlag(RowFlags.Continues)).ToList();
        records.Count.ShouldBe(LinesEach);
        for (var i = 0; i < LinesEach; i++)
        {
            records[i].TimeTicks.ShouldBe(now.AddSeconds(i).UtcTicks);
            records[i].Flags.HasFlag(RowFlags.NoTime).ShouldBeFalse();
        }

        records.Select(record => record.Level).Distinct().Count().ShouldBeGreaterThan(1);
        records.ShouldAllBe(record => record.Level != LogLevel.Unknown || file.Format == DemoFormat.Access);
    }

    [Fact]
    public void Its_rules_are_without_a_warning() => DemoRules.Read(TimeProvider.System).Rules.Count.ShouldBe(3);

    [Fact]
    public void An_outage_writes_more_and_only_where_it_is_felt()
    {
        foreach (var file in DemoFile.All)
        {
            var (calm, outage) = (Count(file, isOutage: false), Count(file, isOutage: true));
            if (file.Format is DemoFormat.Serilog or DemoFormat.Access) outage.ShouldBeGreaterThan(calm * 2, file.Path);
            else outage.ShouldBeInRange(calm * 8 / 10, calm * 12 / 10, file.Path);
        }
    }

    private static int Count(DemoFile file, bool isOutage)
    {
        var lines = new DemoLines(new Random(1));
        return Enumerable.Range(0, 10_000).Sum(_ => lines.CountFor(file, isOutage));
    }

    private static string FormatOf(DemoFile file) => file.Format switch
    {
        DemoFormat.Serilog => "serilog",
        DemoFormat.Clef => "clef",
        DemoFormat.Access => "access",
        DemoFormat.Logfmt => "logfmt",
        _ => "log4j",
    };
}
