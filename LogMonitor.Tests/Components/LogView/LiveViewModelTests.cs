using LogMonitor.Core.Events;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Tests.Components.LogView;

public sealed class LiveViewModelTests
{
    private readonly LiveViewModel _view = new([]);

    [Fact]
    public void Following_it_shows_the_newest_last()
    {
        Start(1, 3);

        _view.Take(SomeRecord.Page(SomeRecord.Run(4, 2)));

        Sequences().ShouldBe([1, 2, 3, 4, 5]);
        _view.Following.ShouldBeTrue();
    }

    [Fact]
    public void Following_it_keeps_a_bounded_window()
    {
        Start(1, 150);

        for (var page = 0; page < 10; page++) _view.Take(SomeRecord.Page(SomeRecord.Run(151 + (page * 20), 20)));

        _view.Rows.Count.ShouldBe(LiveViewModel.FollowingRows);
        Sequences()[^1].ShouldBe(350);
    }

    [Fact]
    public void In_a_flood_it_paints_some_rows_and_counts_the_others_in_a_gap()
    {
        Start(1, 10);

        _view.Take(SomeRecord.Page(SomeRecord.Run(11, LiveViewModel.BurstRows)));
        _view.Take(SomeRecord.Page(SomeRecord.Run(5_011, 200), skipped: 5_000));

        var gap = _view.Rows.OfType<GapRow>().ShouldHaveSingleItem();
        gap.Count.ShouldBe(5_000 + 200 - LiveViewModel.NewRowsPerPage);
        gap.AfterSequence.ShouldBe(10 + LiveViewModel.BurstRows);
        gap.BeforeSequence.ShouldBe(5_211 - LiveViewModel.NewRowsPerPage);
        Sequences().Count.ShouldBe(10 + LiveViewModel.BurstRows + LiveViewModel.NewRowsPerPage);
        gap.Text.ShouldBe("5,175 more records match; every one is counted above.");
    }

    [Fact]
    public void A_burst_after_a_quiet_time_is_shown_whole()
    {
        Start(1, 10);

        _view.Take(SomeRecord.Page(SomeRecord.Run(11, 60)));

        _view.Rows.OfType<GapRow>().ShouldBeEmpty();
        Sequences().Count.ShouldBe(70);
    }

    [Fact]
    public void Standing_still_it_changes_nothing_and_counts_what_comes()
    {
        Start(1, 10);
        _view.Pause();

        _view.Take(SomeRecord.Page(SomeRecord.Run(11, 5)));
        _view.Take(SomeRecord.Page(SomeRecord.Run(1_016, 200), skipped: 1_000));

        Sequences().ShouldBe(Enumerable.Range(1, 10).Select(i => (long)i));
        _view.NewWhilePaused.ShouldBe(5 + 1_200);
    }

    [Fact]
    public void Going_on_it_shows_the_newest_behind_a_gap_for_the_rest()
    {
        Start(1, 10);
        _view.Pause();
        _view.Take(SomeRecord.Page(SomeRecord.Run(11, 5)));
        _view.Take(SomeRecord.Page(SomeRecord.Run(1_016, 20), skipped: 1_000));

        _view.Resume();

        _view.Rows.OfType<GapRow>().ShouldHaveSingleItem().Count.ShouldBe(1_005);
        Sequences().ShouldBe([.. Enumerable.Range(1, 10).Select(i => (long)i), .. Enumerable.Range(1_016, 20).Select(i => (long)i)]);
        _view.NewWhilePaused.ShouldBe(0);
        _view.Following.ShouldBeTrue();
    }

    [Fact]
    public void A_newer_state_of_a_record_replaces_the_one_shown()
    {
        Start(1, 3);

        _view.Take(SomeRecord.Page([SomeRecord.Of("record 2\n   at Frame()", sequence: 4, head: 2)]));

        Sequences().ShouldBe([1, 4, 3]);
        _view.Rows.OfType<RecordRow>().ElementAt(1).Fold.ShouldNotBeNull();
    }

    [Fact]
    public void A_newer_state_of_a_record_that_waits_is_no_new_record()
    {
        Start(1, 3);
        _view.Pause();

        _view.Take(SomeRecord.Page([SomeRecord.Of("first", sequence: 4)]));
        _view.Take(SomeRecord.Page([SomeRecord.Of("first\nsecond", sequence: 5, head: 4)]));

        _view.NewWhilePaused.ShouldBe(1);
        _view.Resume();
        _view.Rows.OfType<RecordRow>().Last().Fold!.Lines.ShouldBe(1);
    }

    [Fact]
    public void A_record_that_the_snapshot_held_already_is_not_shown_again()
    {
        Start(1, 5);

        _view.Take(SomeRecord.Page(SomeRecord.Run(4, 4)));

        Sequences().ShouldBe([1, 2, 3, 4, 5, 6, 7]);
    }

    [Fact]
    public void Opening_a_record_stands_still()
    {
        Start(1, 5);
        var row = _view.Rows.OfType<RecordRow>().ElementAt(2);

        _view.Toggle(row);

        _view.Following.ShouldBeFalse();
        _view.Open.ShouldBe([3]);
        _view.Toggle(row);
        _view.Open.ShouldBeEmpty();
    }

    [Fact]
    public void Older_records_come_before_the_others_and_the_newest_make_room()
    {
        Start(1_001, 500);
        _view.Pause();

        var added = _view.AddOlder(SomeRecord.Run(801, 201).Reverse());

        added.ShouldBe(200);
        _view.Rows.Count.ShouldBe(LiveViewModel.ScrolledRows);
        Sequences()[0].ShouldBe(801);
        _view.MissesNewer.ShouldBeTrue();
    }

    [Fact]
    public void Newer_records_come_back_until_the_end_is_reached()
    {
        Start(1_001, 500);
        _view.Pause();
        _view.AddOlder(SomeRecord.Run(801, 200).Reverse());

        _view.AddNewer(SomeRecord.Run(1_401, 100), reachedEnd: true).ShouldBe(100);

        _view.MissesNewer.ShouldBeFalse();
        Sequences()[^1].ShouldBe(1_500);
        _view.Rows.Count.ShouldBe(LiveViewModel.ScrolledRows);
    }

    [Fact]
    public void A_gap_is_filled_in_its_place_and_the_rest_stays_a_gap()
    {
        Start(1, 2);
        _view.Take(SomeRecord.Page(SomeRecord.Run(1_003, 2), skipped: 1_000));

        _view.Fill(_view.Rows.OfType<GapRow>().Single(), SomeRecord.Run(3, 600), complete: false);

        _view.Rows.OfType<GapRow>().ShouldHaveSingleItem().Count.ShouldBe(400);
        Sequences().ShouldBe([.. Enumerable.Range(1, 602).Select(i => (long)i), 1_003, 1_004]);
        _view.Rows[602].ShouldBeOfType<GapRow>();
        _view.Following.ShouldBeFalse();
    }

    [Fact]
    public void The_next_error_is_looked_for_from_the_selected_record()
    {
        Start([.. SomeRecord.Run(1, 3), SomeRecord.Of("bad", 4, LogLevel.Error), SomeRecord.Of("fine", 5), SomeRecord.Of("worse", 6, LogLevel.Fatal)]);

        _view.Move(1, errorsOnly: true)!.HeadSequence.ShouldBe(4);
        _view.Move(1, errorsOnly: true)!.HeadSequence.ShouldBe(6);
        _view.Move(1, errorsOnly: true).ShouldBeNull();
        _view.Selected!.HeadSequence.ShouldBe(6);
        _view.Move(-1, errorsOnly: true)!.HeadSequence.ShouldBe(4);
        _view.Following.ShouldBeFalse();
    }

    [Fact]
    public void Moving_stops_at_either_end()
    {
        Start(1, 2);

        _view.Move(-1)!.HeadSequence.ShouldBe(2);
        _view.Move(-1)!.HeadSequence.ShouldBe(1);
        _view.Move(-1)!.HeadSequence.ShouldBe(1);
    }

    private void Start(long first, int count) => Start(SomeRecord.Run(first, count));

    private void Start(IReadOnlyList<LogRecord> oldestFirst) => _view.Start([.. oldestFirst.Reverse()], following: true);

    private List<long> Sequences() => [.. _view.Rows.OfType<RecordRow>().Select(row => row.Record.Sequence)];
}
