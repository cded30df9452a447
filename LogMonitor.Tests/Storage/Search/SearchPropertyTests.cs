using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Storage.Search;
using LogMonitor.Tests.Filtering;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage.Search;

/// <summary>Pages, histograms and facets of random logs against the same worked out over plain rows.</summary>
public sealed class SearchPropertyTests
{
    private const int Logs = 40;
    private const int QuestionsEach = 12;
    private static readonly string[] Fields = ["level", "service", "host", "user", "status"];

    private static readonly Gen<Question> Questions =
        from root in Gen.Frequency((3, RandomFilters.Evaluable), (1, Gen.Constant<FilterNode>(EverythingNode.Instance)))
        from order in Gen.Elements(Enum.GetValues<SearchOrder>())
        from limit in Gen.Choose(1, 9)
        from countAll in Gen.Elements(true, false)
        from first in Gen.Choose(-1, 5)
        from seconds in Gen.Choose(0, 7)
        from buckets in Gen.Choose(1, 6)
        select new Question(root, order, limit, countAll, Some.Ticks + first * TimeSpan.TicksPerSecond, Some.Ticks + (first + seconds) * TimeSpan.TicksPerSecond, buckets);

    [Fact]
    public void Pages_histograms_and_facets_agree_with_a_plain_computation_over_all_rows()
    {
        var cases = from log in RandomLog.Any from questions in Questions.ArrayOf(QuestionsEach) select (log, questions);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Logs), Prop.ForAll(cases.ToArbitrary(), random => Ask(random.log, random.questions).GetAwaiter().GetResult()));
    }

    private static async Task Ask(RandomLog random, IReadOnlyList<Question> questions)
    {
        using var directory = new TempDirectory();
        await using var log = new OpenLog(directory.Path, formats: _ => KeyValueFormat.Instance);
        await random.CommitAsync(log);
        foreach (var question in questions)
        {
            var expected = question.Matches(random);
            CheckPages(log.Store.Search, question, expected);
            CheckHistogram(log.Store.Search, question, expected);
            CheckFacets(log.Store.Search, question, expected);
        }
    }

    private static void CheckPages(LogSearch search, Question question, IReadOnlyList<(long Sequence, RandomRow Row)> expected)
    {
        var pages = new List<(long, string)>();
        SearchCursor? cursor = null;
        do
        {
            var page = search.Search(new SearchRequest
            {
                Filter = LogFilter.Of(question.Root),
                FromTicks = question.From,
                ToTicks = question.To,
                Order = question.Order,
                Limit = question.Limit,
                CountAll = question.CountAll,
                Cursor = cursor,
            });
            page.Records.Count.ShouldBeLessThanOrEqualTo(question.Limit);
            if (page.Complete) page.Matched.ShouldBe(expected.Count);
            if (question.CountAll) page.Complete.ShouldBeTrue();
            pages.AddRange(page.Records.Select(record => (record.Sequence, record.Text)));
            cursor = page.Next;
        }
        while (cursor is not null);

        var ordered = question.Order switch
        {
            SearchOrder.TimeDescending => expected.OrderByDescending(row => row.Row.Ticks).ThenByDescending(row => row.Sequence),
            SearchOrder.TimeAscending => expected.OrderBy(row => row.Row.Ticks).ThenBy(row => row.Sequence),
            _ => expected.OrderBy(row => row.Sequence),
        };
        pages.ShouldBe(ordered.Select(row => (row.Sequence, row.Row.Text)));
    }

    private static void CheckHistogram(LogSearch search, Question question, IReadOnlyList<(long Sequence, RandomRow Row)> expected)
    {
        if (question.To == question.From) return;
        var histogram = search.Histogram(LogFilter.Of(question.Root), question.From, question.To, question.Buckets);
        histogram.Counts.Length.ShouldBe(question.Buckets);
        (histogram.BucketTicks * question.Buckets).ShouldBeInRange(question.To - question.From, question.To - question.From + question.Buckets - 1);
        for (var bucket = 0; bucket < question.Buckets; bucket++)
        {
            var start = histogram.FromTicks + bucket * histogram.BucketTicks;
            var inside = expected.Where(row => row.Row.Ticks >= start && row.Row.Ticks < start + histogram.BucketTicks).ToList();
            histogram.Counts[bucket].ShouldBe(Enumerable.Range(0, LogLevels.Count).Select(level => (long)inside.Count(row => (int)row.Row.Level == level)));
        }
    }

    private static void CheckFacets(LogSearch search, Question question, IReadOnlyList<(long Sequence, RandomRow Row)> expected)
    {
        const int Top = 3;
        var facets = search.Facets(LogFilter.Of(question.Root), question.From, question.To, Fields, Top);
        facets.Select(facet => facet.Field).ShouldBe(Fields);
        foreach (var facet in facets)
        {
            var counts = expected.Select(row => ValueOf(row.Row, facet.Field)).OfType<string>().GroupBy(value => value, StringComparer.Ordinal).ToList();
            facet.Distinct.ShouldBe(counts.Count);
            facet.Values.ShouldBe(counts
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(Top)
                .Select(group => new FacetValue(group.Key, group.Count())));
        }
    }

    private static string? ValueOf(RandomRow row, string field) => field switch
    {
        "level" => row.Level.Name(),
        "service" => row.Service,
        "host" => row.Host,
        "user" => row.User,
        _ => row.Status,
    };

    private sealed record Question(FilterNode Root, SearchOrder Order, int Limit, bool CountAll, long From, long To, int Buckets)
    {
        public IReadOnlyList<(long Sequence, RandomRow Row)> Matches(RandomLog log)
            => [.. log.Rows.Where(row => row.Row.Ticks >= From && row.Row.Ticks < To && NaiveFilter.Matches(Root, row.Row))];
    }
}
