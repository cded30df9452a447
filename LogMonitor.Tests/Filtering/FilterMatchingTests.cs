using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Filtering;

public class FilterMatchingTests
{
    public static IEnumerable<object[]> Matching => CaseTable.Read("filter-matches.txt", 3);

    [Theory]
    [MemberData(nameof(Matching))]
    public void A_row_matches_as_the_table_says(string query, string record, string matches)
    {
        using var batch = Filters.Batch(Filters.Stream, KeyValueFormat.Instance, record);
        Filters.Parse(query).CreateMatcher().Matches(batch[0]).ShouldBe(matches == "yes");
    }

    [Fact]
    public void Text_is_found_in_every_line_of_a_record()
    {
        using var batch = Some.Batch(Some.Stream(), "Payment failed\n   at Gateway.Call()\nCaused by: timeout");
        Filters.Parse("gateway TIMEOUT").CreateMatcher().Matches(batch[0]).ShouldBeTrue();
    }

    [Fact]
    public void Control_rows_never_match()
    {
        using var builder = new LogBatchBuilder();
        builder.Append("tick"u8, Some.Ticks, LogLevel.Info, RowFlags.Control);
        using var batch = builder.Seal(Some.Stream(), TextFormat.Instance, Some.Ticks);
        LogFilter.Everything.CreateMatcher().Matches(batch[0]).ShouldBeFalse();
        Filters.Parse("-x").CreateMatcher().Matches(batch[0]).ShouldBeFalse();
        Filters.Parse("-x").CreateMatcher().MayMatch(LogStream.Control).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("own", false)]
    [InlineData("source:*", false)]
    [InlineData("own source:self", true)]
    [InlineData("own OR source:self", true)]
    [InlineData("-source:self", false)]
    public void Own_records_match_only_where_the_query_names_them(string query, bool matches)
    {
        var stream = Some.Stream(source: LogStream.SelfSource);
        using var batch = Some.Batch(stream, "an own record");
        var matcher = Filters.Parse(query).CreateMatcher();
        matcher.Matches(batch[0]).ShouldBe(matches);
        matcher.MayMatch(stream).ShouldBe(matches);
    }

    [Theory]
    [InlineData("service:checkout", true)]
    [InlineData("service:checkout timeout", true)]
    [InlineData("service:catalog timeout", false)]
    [InlineData("service:catalog OR timeout", true)]
    [InlineData("-service:checkout", false)]
    [InlineData("-(service:checkout timeout)", true)]
    [InlineData("-(service:checkout OR timeout)", false)]
    [InlineData("stream:4", false)]
    [InlineData("level:error", true)]
    public void A_stream_that_cannot_match_is_known_without_its_rows(string query, bool may)
        => Filters.Parse(query).CreateMatcher().MayMatch(Filters.Stream).ShouldBe(may);

    [Fact]
    public void A_matcher_forgets_the_stream_it_saw_before()
    {
        using var one = Some.Batch(Some.Stream(1, service: "a"), "x");
        using var two = Some.Batch(Some.Stream(1, service: "b"), "x");
        var matcher = Filters.Parse("service:a").CreateMatcher();
        for (var i = 0; i < 2; i++)
        {
            matcher.Matches(one[0]).ShouldBeTrue();
            matcher.Matches(two[0]).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_row_without_a_level_is_outside_their_order()
    {
        using var builder = new LogBatchBuilder();
        builder.Append("x"u8, Some.Ticks, LogLevel.Unknown);
        using var batch = builder.Seal(Some.Stream(), TextFormat.Instance, Some.Ticks);
        bool Matches(string query) => Filters.Parse(query).CreateMatcher().Matches(batch[0]);
        Matches("level<fatal").ShouldBeFalse();
        Matches("level>=trace").ShouldBeFalse();
        Matches("level:*").ShouldBeFalse();
        Matches("level:unknown").ShouldBeTrue();
        Matches("-level:error").ShouldBeTrue();
    }

    [Fact]
    public void A_value_that_is_not_in_the_text_is_not_parsed_for()
    {
        var format = new KeyValueFormat();
        using var batch = Filters.Batch(Filters.Stream, format, "user=ann", "user=bob", "user=\"b\\ob\"");
        var matcher = Filters.Parse("user:bob").CreateMatcher();
        matcher.Matches(batch[0]).ShouldBeFalse();
        format.Lookups.ShouldBe(0);
        matcher.Matches(batch[1]).ShouldBeTrue();
        matcher.Matches(batch[2]).ShouldBeTrue();
    }

    [Fact]
    public void A_regular_expression_sees_the_first_16_KB_and_no_half_character()
    {
        using var batch = Some.Batch(Some.Stream(), new string('a', 16 * 1024 - 1) + "é", new string('a', 16 * 1024 - 2) + "é!");
        bool Matches(string query, int row) => Filters.Parse(query).CreateMatcher().Matches(batch[row]);
        Matches("/a$/", 0).ShouldBeTrue();
        Matches("/é$/", 1).ShouldBeTrue();
        Matches("/!/", 1).ShouldBeFalse();
    }

    [Theory]
    [InlineData("needle")]
    [InlineData("needle level:warn")]
    [InlineData("hay OR needle")]
    [InlineData("service:none")]
    [InlineData("")]
    public void The_next_match_is_the_one_that_asking_row_by_row_finds(string query)
    {
        // The text "needle" also lies across two rows, and there it is in neither.
        using var batch = Filters.Batch(Filters.Stream, TextFormat.Instance, "", "hay", "nee", "dle", "a needle", "", "needle needle", "nee", "dle needle", "end");
        var matcher = Filters.Parse(query).CreateMatcher();
        var expected = Enumerable.Range(0, batch.Count).Where(row => matcher.Matches(batch[row])).ToList();
        var found = new List<int>();
        for (var row = matcher.NextMatch(batch, 0); row < batch.Count; row = matcher.NextMatch(batch, row + 1)) found.Add(row);
        found.ShouldBe(expected);
    }
}
