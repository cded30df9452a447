using LogMonitor.Core.Filtering;

namespace LogMonitor.Tests.Filtering;

public class FilterTextTests
{
    [Theory]
    [InlineData("user", "Ann Smith", "user:\"Ann Smith\"")]
    [InlineData("user", "ann", "user:ann")]
    [InlineData("user", "Ann", "user:\"Ann\"")]
    [InlineData("user", "", "user:\"\"")]
    [InlineData("user", "a*", "user:\"a*\"")]
    [InlineData("user", "say \"hi\" \\", "user:\"say \\\"hi\\\" \\\\\"")]
    [InlineData("status", "500", "status:500")]
    [InlineData("level", "error", "level:error")]
    [InlineData("stream", "3", "stream:3")]
    [InlineData("file", "/var/log/a.log", "file:\"/var/log/a.log\"")]
    [InlineData("response time", "5", "\"response time\":5")]
    [InlineData("field.level", "x", "field.level:x")]
    public void A_value_is_quoted_into_a_term_that_parses(string field, string value, string term)
    {
        FilterText.Quote(field, value).ShouldBe(term);
        Filters.Parse(term).Canonical.ShouldBe(term);
    }

    [Theory]
    [InlineData("timeout", "timeout")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("level:error", "\"level:error\"")]
    public void A_text_is_quoted_where_it_must_be(string text, string term) => FilterText.Quote(text).ShouldBe(term);

    [Theory]
    [InlineData("user", "user")]
    [InlineData("Level", "field.Level")]
    [InlineData("field.x", "field.field.x")]
    public void A_records_field_is_named_so_that_ours_do_not_win(string name, string inQuery) => FilterText.FieldName(name).ShouldBe(inQuery);

    [Theory]
    [InlineData("a -b", "Word:a Not:- Word:b")]
    [InlineData("level>=warn OR user:(ann \"b\")", "Field:level Operator:>= Value:warn Or:OR Field:user Operator:: Open:( Value:ann Exact:\"b\" Close:)")]
    [InlineData("/a b/ \"c\" AND NOT d", "Regex:/a b/ Phrase:\"c\" And:AND Not:NOT Word:d")]
    [InlineData("a \"b c", "Word:a Error:\"b c")]
    [InlineData("a | b", "Word:a Error:| b")]
    [InlineData("user:", "Field:user Operator::")]
    [InlineData("path~/x/i", "Field:path Operator:~ Regex:/x/i")]
    public void A_query_falls_into_pieces_for_colouring_while_it_is_typed(string query, string pieces)
        => string.Join(" ", FilterHighlighter.Tokens(query).Select(t => $"{t.Kind}:{query.Substring(t.Start, t.Length)}")).ShouldBe(pieces);
}
