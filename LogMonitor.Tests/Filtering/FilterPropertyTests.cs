using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Tests.Filtering;

public class FilterPropertyTests
{
    [Fact]
    public void The_canonical_form_of_any_tree_parses_to_an_equal_tree()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(RandomFilters.Anything.ToArbitrary(), root =>
        {
            var parsed = LogFilter.Parse(root.ToString(), Filters.Clock);
            return parsed.Success && parsed.Filter.Root.Equals(root) && parsed.Filter.Canonical == root.ToString();
        }));

    [Fact]
    public void Any_text_parses_or_gives_an_error_within_it()
    {
        var pieces = Gen.Elements("a", "OR", "AND", "NOT", "-", "!", "(", ")", "\"", "/", ":", ">=", "=", "~", "*", "?", "\\", "|", " ", "  ", "level", "time", "user", "é", "\ud83d", "5ms", "{9}", "[");
        var queries = from count in Gen.Choose(0, 12) from parts in pieces.ArrayOf(count) select string.Concat(parts);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10000), Prop.ForAll(queries.ToArbitrary(), query =>
        {
            var coloured = 0;
            foreach (var token in FilterHighlighter.Tokens(query))
            {
                if (token.Start < coloured || token.Length <= 0) return false;
                coloured = token.Start + token.Length;
            }

            if (coloured > query.Length) return false;
            var result = LogFilter.Parse(query, Filters.Clock);
            if (result.Success) return LogFilter.Parse(result.Filter.Canonical, Filters.Clock).Filter!.Root.Equals(result.Filter.Root);
            var error = result.Error;
            return error.Position >= 0 && error.Length >= 0 && error.Position + error.Length <= query.Length && error.Message.Length > 0;
        }));
    }

    [Fact]
    public void A_matcher_agrees_with_a_plain_evaluation_of_the_tree()
    {
        var cases = from root in RandomFilters.Evaluable from row in RandomRow.Any select (root, row);
        var matched = 0;
        var missed = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            using var batch = c.row.Batch();
            var expected = NaiveFilter.Matches(c.root, c.row);
            if (expected) matched++;
            else missed++;
            var matcher = LogFilter.Of(c.root).CreateMatcher();
            return matcher.Matches(batch[0]) == expected
                && (matcher.NextMatch(batch, 0) == 0) == expected
                && (!expected || matcher.MayMatch(batch.Stream));
        }));
        // The generators give both answers often enough to mean something.
        matched.ShouldBeGreaterThan(500);
        missed.ShouldBeGreaterThan(500);
    }
}
