using LogMonitor.Core.Filtering;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Filtering;

public class FilterParsingTests
{
    public static IEnumerable<object[]> Canonical => CaseTable.Read("filter-canonical.txt", 2);

    public static IEnumerable<object[]> Errors => CaseTable.Read("filter-errors.txt", 3);

    [Theory]
    [MemberData(nameof(Canonical))]
    public void A_query_prints_in_its_canonical_form_and_that_parses_to_the_same_filter(string query, string canonical)
    {
        if (canonical == "(everything)") canonical = "";
        var filter = Filters.Parse(query);
        filter.Canonical.ShouldBe(canonical);
        Filters.Parse(canonical).Root.ShouldBe(filter.Root);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_names_the_place_what_was_found_and_what_was_expected(string query, string place, string message)
    {
        var result = LogFilter.Parse(query, Filters.Clock);
        result.Success.ShouldBeFalse();
        result.Error!.Message.ShouldBe(message);
        $"{result.Error.Position}+{result.Error.Length}".ShouldBe(place);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public void An_empty_query_means_everything(string query)
    {
        var filter = Filters.Parse(query);
        filter.MatchesEverything.ShouldBeTrue();
        filter.ShouldBeSameAs(LogFilter.Everything);
        filter.Canonical.ShouldBe("");
    }

    [Fact]
    public void A_trailing_space_after_an_operator_is_the_missing_value()
    {
        var error = Filters.Error("user: ");
        error.Position.ShouldBe(5);
    }

    [Fact]
    public void A_query_beyond_the_limits_is_refused()
    {
        Filters.Error(new string('a', 9000)).Message.ShouldBe("the query has 9000 characters: at most 8192 are allowed");
        Filters.Error(new string('(', 65) + "a" + new string(')', 65)).Message.ShouldBe("parentheses are nested more than 64 deep");
        Filters.Error("/" + new string('a', 257) + "/").Message.ShouldBe("the regular expression has 257 characters: at most 256 are allowed");
        Filters.Error("/" + string.Concat(Enumerable.Repeat(".{200}", 6)) + "/").Message.ShouldBe("the regular expression repeats 1200 times in all: at most 1000 are allowed");
    }

    [Theory]
    [InlineData("level>=warn", false)]
    [InlineData("service:x -host:y time>=-5m stream:3 pattern:7", false)]
    [InlineData("", false)]
    [InlineData("timeout", true)]
    [InlineData("level:error user:ann", true)]
    [InlineData("-/x/", true)]
    [InlineData("field.level:x", true)]
    [InlineData("message:*", true)]
    public void A_filter_knows_whether_it_needs_the_text(string query, bool needsText) => Filters.Parse(query).NeedsText.ShouldBe(needsText);

    [Theory]
    [InlineData("source:self", true)]
    [InlineData("a (b OR source:\"self\")", true)]
    [InlineData("SOURCE:SELF", true)]
    [InlineData("source:*", false)]
    [InlineData("source:s*", false)]
    [InlineData("self", false)]
    public void Only_source_self_names_self(string query, bool names) => Filters.Parse(query).NamesSelf.ShouldBe(names);

    [Theory]
    [InlineData("timeout \"connection reset\" -health user:ann", "timeout,connection reset")]
    [InlineData("a OR (b -(c -d))", "a,b,d")]
    [InlineData("conn*reset CONN", "conn,reset")]
    [InlineData("level:error", "")]
    public void Words_and_phrases_that_rows_contain_are_highlighted(string query, string terms)
        => string.Join(",", Filters.Parse(query).HighlightTerms).ShouldBe(terms);

    [Theory]
    [InlineData("a OR b", "c", "(a OR b) c")]
    [InlineData("", "c", "c")]
    [InlineData("a", "", "a")]
    [InlineData("a b", "c d", "a b c d")]
    public void Filters_combine(string one, string other, string both) => Filters.Parse(one).And(Filters.Parse(other)).Canonical.ShouldBe(both);
}
