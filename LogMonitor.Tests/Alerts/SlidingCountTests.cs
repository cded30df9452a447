using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Alerts.Windows;

namespace LogMonitor.Tests.Alerts;

public class SlidingCountTests
{
    private const long Window = 1000;

    [Fact]
    public void It_is_exact_while_rows_are_fewer_than_its_cells()
        => Prop.ForAll(
            ArbMap.Default.ArbFor<(PositiveInt Step, byte Late)[]>(),
            rows =>
            {
                var window = new SlidingCount(capacity: 1 << 20);
                var seen = new List<long>();
                long now = 5000;
                foreach (var (step, late) in rows)
                {
                    now += step.Get % 300;
                    Expire(window, now);
                    var stamp = now - late;
                    window.Add(stamp);
                    seen.Add(stamp);
                    if (window.Total != seen.Count(s => s > now - Window)) return false;
                }

                return true;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_more_rows_than_cells_it_is_never_off_by_more_than_a_cell()
    {
        var window = new SlidingCount(capacity: 32);
        var seen = new List<long>();
        for (long now = 1; now < 20_000; now += 1 + now % 7)
        {
            Expire(window, now);
            window.Add(now);
            seen.Add(now);
            window.Cells.ShouldBeLessThanOrEqualTo(32);
            window.Total.ShouldBeInRange(seen.Count(s => s > now - Window), seen.Count(s => s > now - Window - window.Width));
        }

        window.Width.ShouldBeInRange(2, Window / 8);
    }

    [Fact]
    public void It_is_exact_again_after_it_was_empty()
    {
        var window = new SlidingCount(capacity: 4);
        for (var i = 0; i < 100; i++) window.Add(i);
        window.Width.ShouldBeGreaterThan(1);
        while (!window.IsEmpty) window.DropOldest();
        window.Width.ShouldBe(1);
        window.Total.ShouldBe(0);
    }

    [Fact]
    public void What_is_saved_loads_as_it_was()
    {
        var window = new SlidingCount(capacity: 8);
        foreach (var stamp in (long[])[10, 10, 12, 11, 40]) window.Add(stamp);
        var copy = new SlidingCount(capacity: 8);
        copy.Load(window.Save());
        copy.Total.ShouldBe(5);
        copy.Save().Stamps.ShouldBe([10, 11, 12, 40]);
        copy.Save().Counts.ShouldBe([2, 1, 1, 1]);
    }

    [Fact]
    public void A_sparkline_counts_the_window_oldest_first()
    {
        var window = new SlidingCount(capacity: 64);
        foreach (var stamp in (long[])[1, 500, 501, 1000, 1000]) window.Add(stamp);
        window.Sparkline(end: 1000, span: 1000, slots: 4).ShouldBe([1, 1, 1, 2]);
    }

    private static void Expire(SlidingCount window, long now)
    {
        while (!window.IsEmpty && window.OldestStamp <= now - Window) window.DropOldest();
    }
}
