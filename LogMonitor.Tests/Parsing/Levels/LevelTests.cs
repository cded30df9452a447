using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Levels;

public class LevelTests
{
    public static IEnumerable<object[]> Levels => CaseTable.Read("levels.txt", 2);

    public static IEnumerable<object[]> Mentions => CaseTable.Read("level-mentions.txt", 1);

    [Theory]
    [InlineData(LogLevel.Trace, "trace TRC Trce FINER FINEST trace8 TRACE2 TRAC")]
    [InlineData(LogLevel.Debug, "debug DBG dbug DEBU VERBOSE VRB FINE CONFIG Debug2")]
    [InlineData(LogLevel.Info, "info INF Information NOTICE informational LOG success INFO2 NTC")]
    [InlineData(LogLevel.Warn, "warn WRN WARNING Warning WARN3")]
    [InlineData(LogLevel.Error, "error ERR SEVERE eror ERRO fail ERROR4")]
    [InlineData(LogLevel.Fatal, "fatal FTL CRITICAL CRIT crit ALERT EMERG emergency PANIC dpanic FATA PANI FATAL3")]
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
    [MemberData(nameof(Levels))]
    public void The_level_is_what_the_table_says(string line, string level) => LevelOf(line).Name().ShouldBe(level);

    [Theory]
    [MemberData(nameof(Mentions))]
    public void A_mere_mention_is_no_level(string line)
    {
        LevelOf(line).ShouldBe(LogLevel.Unknown);
        LevelOf("2026-11-20 11:00:00 " + line).ShouldBe(LogLevel.Unknown, "behind a stamp");
    }

    [Fact]
    public void The_place_of_the_level_is_learned_and_may_move()
        => FramedStream.Frame("2026-11-20 11:00:00 INFO a\n2026-11-20 11:00:00  WARN b\n2026-11-20 11:00:00 [pay] ERROR c\n2026-11-20 11:00:00 d\n2026-11-20 11:00:00 INFO e\n")
            .Select(row => row.Level).ShouldBe([LogLevel.Info, LogLevel.Warn, LogLevel.Error, LogLevel.Unknown, LogLevel.Info]);

    [Fact]
    public void Javas_own_logging_says_the_level_on_its_second_line()
        => FramedStream.Frame("Nov 20, 2026 11:00:00 AM com.shop.Pay run\nSEVERE: refused\nNov 20, 2026 11:00:01 AM com.shop.Pay run\nINFO: done\n")
            .Select(row => row.Level).ShouldBe([LogLevel.Error, LogLevel.Info]);

    // As plain text: which format one line alone would be taken for is not the question here.
    private static LogLevel LevelOf(string line) => FramedStream.Frame(line + "\n", parser: new ParserOptions { Format = "plain" }).Single().Level;
}
