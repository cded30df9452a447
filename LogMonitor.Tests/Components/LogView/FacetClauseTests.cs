using LogMonitor.Core.Filtering;
using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Tests.Components.LogView;

public sealed class FacetClauseTests
{
    [Theory]
    [InlineData("", "service", "checkout", "service:checkout")]
    [InlineData("timeout", "service", "checkout", "timeout service:checkout")]
    [InlineData("service:checkout", "service", "checkout", "")]
    [InlineData("service:checkout timeout", "service", "catalog", "service:(checkout OR catalog) timeout")]
    [InlineData("a service:(checkout OR catalog) b", "service", "checkout", "a service:catalog b")]
    [InlineData("a OR b", "level", "error", "(a OR b) level:error")]
    [InlineData("level>=warn", "level", "warn", "level:(error OR fatal)")]
    [InlineData("level>=error", "level", "info", "level:(error OR fatal OR info)")]
    [InlineData("", "service", "two words", "service:\"two words\"")]
    [InlineData("", "file", "/logs/a b.log", "file:\"/logs/a b.log\"")]
    [InlineData("\"service:x\" -service:y", "service", "z", "\"service:x\" -service:y service:z")]
    public void A_click_writes_the_clause(string query, string field, string value, string expected)
    {
        var written = FacetClause.In(query, field).Toggle(value);

        written.ShouldBe(expected);
        LogFilter.Parse(written).Success.ShouldBeTrue();
    }

    [Theory]
    [InlineData("service:checkout", "service", "checkout")]
    [InlineData("x SERVICE:Checkout", "service", "Checkout")]
    [InlineData("service:(\"two words\" OR b)", "service", "two words,b")]
    [InlineData("level>=error", "level", "error,fatal")]
    [InlineData("-service:checkout", "service", "")]
    [InlineData("service:(a AND b)", "service", "")]
    [InlineData("myservice:a", "service", "")]
    public void What_a_query_picks_is_read_back(string query, string field, string expected)
        => string.Join(',', FacetClause.In(query, field).Values).ShouldBe(expected);

    [Theory]
    [InlineData("", "user", "Ann \"A\" \\", false)]
    [InlineData("a OR b", "user", "ann", true)]
    [InlineData("x", "field.level", "5", false)]
    public void A_value_added_or_left_out_parses(string query, string field, string value, bool negated)
    {
        var written = FacetClause.Add(query, field, value, negated);

        LogFilter.Parse(written).Error.ShouldBeNull();
        written.Contains("-" + field, StringComparison.Ordinal).ShouldBe(negated);
    }
}
