using LogMonitor.Core.Alerts.Rules;

namespace LogMonitor.Tests.Alerts;

public class WhenParserTests
{
    [Theory]
    [InlineData("count > 100 in 1m", "count > 100 in 1m")]
    [InlineData("  COUNT>=1   in 10m ", "count >= 1 in 10m")]
    [InlineData("count < 1 in 1h30m", "count < 1 in 1h30m")]
    [InlineData("count <= 2 in 1500ms", "count <= 2 in 1s500ms")]
    [InlineData("count = 0 in 1d", "count = 0 in 1d")]
    [InlineData("count > 3 in 5m, at least 20", "count > 3 in 5m, at least 20")]
    [InlineData("share of (status:*) > 5% in 1m", "share of (status:*) > 5% in 1m, at least 20")]
    [InlineData("share of ((a OR \")\") b) <= 0.5% in 1m, at least 0", "share of ((a OR \")\") b) <= 0.5% in 1m")]
    public void A_condition_prints_back_in_its_canonical_form(string text, string canonical)
    {
        var result = WhenParser.Parse(text);
        result.Error.ShouldBeNull();
        result.Condition!.ToString().ShouldBe(canonical);
    }

    [Theory]
    [InlineData("", 0, 0, "it ends here, expected 'count' or 'share of (QUERY)'")]
    [InlineData("cuont > 1 in 1m", 0, 5, "found 'cuont', expected 'count' or 'share of (QUERY)'")]
    [InlineData("count", 5, 0, "it ends here, expected one of > >= < <= =")]
    [InlineData("count ~ 3 in 1m", 6, 1, "found '~', expected one of > >= < <= =")]
    [InlineData("count > many in 1m", 8, 4, "found 'many', expected a number")]
    [InlineData("count > 5% in 1m", 8, 2, "a count is a plain number: leave the % away")]
    [InlineData("count > 5", 9, 0, "it ends here, expected 'in' and a window, such as 'in 1m'")]
    [InlineData("count > 5 in", 12, 0, "it ends here, expected a window, such as 1m")]
    [InlineData("count > 5 in soon", 13, 4, "found 'soon', expected a window such as 30s, 5m or 1h")]
    [InlineData("count > 5 in 10ms", 13, 4, "a window is at least 1s")]
    [InlineData("count > 5 in 1m, more", 17, 4, "found 'more', expected 'at least N'")]
    [InlineData("count > 5 in 1m, at least few", 26, 3, "found 'few', expected a whole number of rows")]
    [InlineData("count > 5 in 1m please", 16, 6, "found 'please', expected the end")]
    [InlineData("share > 5% in 1m", 6, 1, "found '>', expected 'of (QUERY)' after 'share'")]
    [InlineData("share of (a > 5% in 1m", 9, 1, "this parenthesis is never closed")]
    [InlineData("share of (a) > 5 in 1m", 15, 1, "a share is a percentage: write '5%'")]
    [InlineData("share of (a) > 150% in 1m", 15, 4, "a share is at most 100%")]
    [InlineData("p95(elapsed) > 800ms in 5m", 0, 3, "'p95' is not yet supported: use 'count' or 'share of (QUERY)'")]
    [InlineData("distinct(user) > 10 in 10m", 0, 8, "'distinct' is not yet supported: use 'count' or 'share of (QUERY)'")]
    [InlineData("session of 5m has > 20", 0, 7, "'session' is not yet supported: use 'count' or 'share of (QUERY)'")]
    [InlineData("new pattern", 0, 3, "'new' is not yet supported: use 'count' or 'share of (QUERY)'")]
    [InlineData("any", 0, 3, "'any' is not yet supported: use 'count' or 'share of (QUERY)'")]
    [InlineData("count > 3x the 1h before in 5m, at least 20", 8, 2, "'3x the … before' is not yet supported: compare with a number, such as '> 100'")]
    [InlineData("count outside 3 sigma of 1h in 1m", 6, 7, "'outside … sigma' is not yet supported: compare with a number, such as '> 100'")]
    public void An_error_says_where_it_is_and_what_is_expected(string text, int position, int length, string message)
        => WhenParser.Parse(text).Error.ShouldBe(new WhenError(position, length, message));

    [Theory]
    [InlineData("count > 100 in 1m", "count < 50", null)]
    [InlineData("count > 100 in 1m", "count <= 100", null)]
    [InlineData("count >= 100 in 1m", "count <= 100", "'recover' can hold while 'when' (>= 100 in 1m) does: give a value beyond it")]
    [InlineData("count > 100 in 1m", "count < 200", "'recover' can hold while 'when' (> 100 in 1m) does: give a value beyond it")]
    [InlineData("count > 100 in 1m", "count > 50", "'recover' can hold while 'when' (> 100 in 1m) does: give a value beyond it")]
    [InlineData("count < 1 in 1m", "count >= 5", null)]
    [InlineData("share of (a) > 5% in 1m", "share < 1%", null)]
    [InlineData("share of (a) > 5% in 1m", "share of (a) < 1%", null)]
    [InlineData("share of (a) > 5% in 1m", "share of (b) < 1%", "'recover' must look at the same value as 'when': write 'share'")]
    [InlineData("count > 100 in 1m", "share of (a) < 1%", "'recover' must look at the same value as 'when': write 'count'")]
    [InlineData("count > 100 in 1m", "count < 50 in 1m", "found 'in', expected the end")]
    public void Recovery_is_a_threshold_of_the_same_value_apart_from_the_condition(string when, string recover, string? error)
        => (WhenParser.ParseRecover(recover, WhenParser.Parse(when).Condition!).Error?.Message).ShouldBe(error);
}
