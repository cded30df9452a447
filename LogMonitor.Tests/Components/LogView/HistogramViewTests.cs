using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Search;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Tests.Components.LogView;

public sealed class HistogramViewTests
{
    private readonly HistogramView _view = new(new Histogram(Some.Ticks, TimeSpan.TicksPerMinute, [Counts(error: 1), Counts(warn: 2, info: 3)], 1));

    [Theory]
    [InlineData("2005-12-04", "2026-11-20", "2010 2015 2020 2025")]
    [InlineData("2024-03-01", "2026-11-20", "2025 2026")]
    [InlineData("2026-01-10", "2026-11-20", "Apr 2026 Jul 2026 Oct 2026")]
    public void Long_ranges_are_marked_by_years_and_months(string from, string to, string labels)
        => string.Join(' ', TimeAxis.Ticks(Ticks(from), Ticks(to)).Select(tick => tick.Label)).ShouldBe(labels);

    private static long Ticks(string day) => DateTime.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Ticks;

    [Fact]
    public void Totals_are_the_sums_over_all_buckets()
    {
        (_view.Errors, _view.Warnings, _view.Total).ShouldBe((1, 2, 6));
        _view.ToTicks.ShouldBe(Some.Ticks + (2 * TimeSpan.TicksPerMinute));
    }

    [Fact]
    public void What_came_since_is_counted_at_its_time()
    {
        var view = _view.With(new Dictionary<long, long[]>
        {
            [Some.Ticks - TimeSpan.TicksPerSecond] = Counts(error: 100),
            [Some.Ticks + TimeSpan.TicksPerSecond] = Counts(error: 10),
            [Some.Ticks + TimeSpan.TicksPerHour] = Counts(fatal: 1),
        });

        view.Errors.ShouldBe(12);
        view.Labels().Split('\n').ShouldBe(["12:00:00  11 errors, 0 warnings, 11 records", "12:01:00  1 error, 2 warnings, 6 records"]);
        _view.Errors.ShouldBe(1);
    }

    [Fact]
    public void One_error_among_very_many_records_is_still_drawn()
    {
        var view = new HistogramView(new Histogram(Some.Ticks, TimeSpan.TicksPerMinute, [Counts(error: 1, info: 10_000_000)], 1));

        view.Paths().Errors.ShouldNotBeEmpty();
        view.Paths().Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void An_axis_has_a_few_round_times()
        => TimeAxis.Ticks(Some.Ticks + TimeSpan.TicksPerMinute, Some.Ticks + (16 * TimeSpan.TicksPerMinute)).Select(tick => tick.Label)
            .ShouldBe(["12:05", "12:10", "12:15"]);

    private static long[] Counts(long info = 0, long warn = 0, long error = 0, long fatal = 0)
    {
        var counts = new long[LogLevels.Count];
        counts[(int)LogLevel.Info] = info;
        counts[(int)LogLevel.Warn] = warn;
        counts[(int)LogLevel.Error] = error;
        counts[(int)LogLevel.Fatal] = fatal;
        return counts;
    }
}
