using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Events;
using static LogMonitor.Tests.Alerts.AlertScript;

namespace LogMonitor.Tests.Alerts;

/// <summary>The rows of the table of test data that concern counts, shares, for, keep firing and silences.</summary>
public class AlertEngineTests
{
    [Fact]
    public void Each_group_is_pending_fires_and_ends_by_its_own_values()
    {
        var script = new AlertScript(Rule("count < 100 in 5m", by: "host", hold: 60));
        int[] i0 = [75, 85, 95, 105, 105, 95, 85];
        int[] i1 = [80, 90, 100, 110, 120, 130, 140];
        // Both groups were seen for a whole window before, so that few lines say something.
        script.Lines(-300, 200, "i0");
        script.Lines(-300, 200, "i1");
        script.Ticks(-299, -1);
        var states = new List<string>();
        for (var i = 0; i < i0.Length; i++)
        {
            script.Lines(i * 300, i0[i], "i0");
            script.Lines(i * 300, i1[i], "i1");
            script.Tick(i * 300 + 0.001);
            states.Add(script.States);
            script.Ticks(i * 300 + 1, i * 300 + 299);
        }

        states.ShouldBe(["i0 pending, i1 pending", "i0 firing, i1 firing", "i0 firing", "", "", "i0 pending", "i0 firing"]);
    }

    [Fact]
    public void A_group_keeps_firing_for_a_while_after_it_recovered()
    {
        var script = new AlertScript(Rule("count > 50 in 1m", hold: 60, keep: 60));
        int[] values = [75, 85, 70, 70, 10, 10, 10];
        var states = new List<string>();
        for (var i = 0; i < values.Length; i++)
        {
            script.Lines(i * 60, values[i]);
            states.Add(script.States);
        }

        states.ShouldBe(["pending", "firing", "firing", "firing", "firing", "", ""]);
        script.Told.ShouldBe(["pending@0", "firing@60", "resolved@300"]);
    }

    [Fact]
    public void A_pending_group_whose_condition_ends_is_forgotten()
    {
        var script = new AlertScript(Rule("count > 50 in 1m", hold: 60, keep: 60));
        script.Lines(0, 75);
        script.States.ShouldBe("pending");
        script.Lines(60, 10);
        script.Ticks(61, 200);
        script.States.ShouldBe("");
        script.Told.ShouldBe(["pending@0"]);
    }

    [Fact]
    public void A_longer_for_makes_a_firing_group_pending_again_and_its_state_is_kept()
    {
        var script = new AlertScript(RuleSet.Empty);
        script.Tick(0);
        script.Engine.Replace(new RuleSet([Rule("count >= 0 in 1m", hold: 15)], []));
        script.Ticks(0, 15);
        script.States.ShouldBe("firing");
        script.Engine.Replace(new RuleSet([Rule("count >= 0 in 1m", hold: 3600)], []));
        script.Ticks(16, 30);
        script.States.ShouldBe("pending");
        script.Ticks(31, 3599);
        script.States.ShouldBe("pending");
        script.Tick(3600);
        script.States.ShouldBe("firing");
        script.Told.ShouldBe(["pending@0", "firing@15", "pending@15", "resolved@15", "firing@3600"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(59, 1)]
    [InlineData(61, 0)]
    public void Sixty_lines_reach_fifty_nine_once_and_never_sixty_one(int least, int firings)
    {
        var script = new AlertScript(Rule($"count >= {least} in 1h"));
        for (var second = 0; second < 60; second++) script.Lines(second, 1);
        script.Transitions.Count(transition => transition.Kind == AlertKind.Firing).ShouldBe(firings);
    }

    [Fact]
    public void Lines_add_up_over_the_whole_window()
    {
        var script = new AlertScript(Rule("count >= 100 in 1h"));
        foreach (var (minute, count) in ((int, int)[])[(0, 75), (15, 10), (25, 10)]) script.Lines(minute * 60, count);
        script.Told.ShouldBeEmpty();
        script.Lines(45 * 60, 6);
        script.Told.ShouldBe(["firing@2700"]);
    }

    [Fact]
    public void Absence_fires_once_and_ends_with_the_lines_that_come_late()
    {
        var script = new AlertScript(RuleSet.Empty);
        script.Tick(-0.001);
        script.Engine.Replace(new RuleSet([Rule("count < 2 in 30s")], []));
        for (var second = 0; second < 10; second++) script.Lines(second, 1);
        script.Tick(11);
        script.Told.ShouldBeEmpty();
        // No gap: while a rule waits there is a tick each second.
        script.Ticks(12, 45);
        script.Told.ShouldBe(["firing@38"]);
        script.Tick(50);
        script.Told.ShouldBe(["firing@38"]);
        for (var second = 30; second < 40; second++) script.Lines(second, 1, committed: 50.5);
        script.Tick(55);
        script.Told.ShouldBe(["firing@38", "resolved@50.5"]);
    }

    [Fact]
    public void Absence_waits_for_late_lines()
    {
        var script = new AlertScript(Rule("count < 1 in 30s", lateness: 10));
        script.Lines(0, 1);
        script.Ticks(1, 39);
        script.Told.ShouldBe([]);
        script.Tick(40);
        script.Told.ShouldBe(["firing@30"]);
    }

    [Theory]
    [InlineData(26, 74, false)]
    [InlineData(74, 26, false)]
    [InlineData(25, 75, false)]
    [InlineData(75, 25, false)]
    [InlineData(0, 0, false)]
    [InlineData(24, 76, true)]
    [InlineData(76, 24, true)]
    public void A_share_fires_outside_its_bounds_only(int hits, int others, bool fires)
    {
        var script = new AlertScript(
            Rule("share of (x) < 25% in 1m, at least 100", "hit", name: "low"),
            Rule("share of (x) > 75% in 1m, at least 100", "hit", name: "high"));
        if (others > 0) script.Lines(0, others, text: "x other");
        if (hits > 0) script.Lines(0, hits, text: "x hit");
        script.Tick(1);
        script.Transitions.Any(transition => transition.Kind == AlertKind.Firing).ShouldBe(fires);
    }

    [Fact]
    public void A_share_of_few_rows_says_nothing()
    {
        var script = new AlertScript(Rule("share of (x) > 5% in 1m", "hit"));
        script.Lines(0, 19, text: "x hit");
        script.Told.ShouldBeEmpty();
        script.Lines(1, 1, text: "x hit");
        script.Told.ShouldBe(["firing@1"]);
        script.Transitions[0].ValueText.ShouldBe("100%");
    }

    [Fact]
    public void A_silence_covers_one_group_until_it_ends_and_what_fires_still_is_told_then()
    {
        var rule = Rule("count >= 1 in 1h", "", by: "host", repeat: 1);
        var silence = new Silence(Filter("host:t2"), At(2.5), At(4.5), "works");
        var script = new AlertScript(new RuleSet([rule], [silence]));
        script.Lines(1, 1, "t1");
        script.Lines(1, 1, "t2");
        script.Ticks(2, 5);
        script.Told.Where(told => told.EndsWith("t2@2", StringComparison.Ordinal) || told.EndsWith("t1@2", StringComparison.Ordinal)).ShouldBe(["repeat t1@2", "repeat t2@2"]);
        script.Told.Where(told => told.Contains("@3", StringComparison.Ordinal)).ShouldBe(["repeat t1@3", "repeat t2@3 silenced"]);
        script.Told.Where(told => told.Contains("@4", StringComparison.Ordinal)).ShouldBe(["repeat t1@4", "repeat t2@4 silenced"]);
        script.Told.Where(told => told.Contains("@5", StringComparison.Ordinal)).ShouldBe(["repeat t1@5", "repeat t2@5"]);
    }

    [Fact]
    public void What_began_to_fire_under_a_silence_is_told_when_it_ends()
    {
        var silence = new Silence(Filter("rule:r"), At(0), At(100), "works");
        var script = new AlertScript(new RuleSet([Rule("count >= 1 in 1h")], [silence]));
        script.Lines(10, 1);
        script.Told.ShouldBe(["firing@10 silenced"]);
        script.Ticks(90, 101);
        script.Told.ShouldBe(["firing@10 silenced", "firing@10"]);
    }

    [Fact]
    public void Recovery_has_a_threshold_of_its_own()
    {
        var script = new AlertScript(Rule("count > 10 in 1m", recover: "count < 5"));
        script.Lines(0, 4);
        script.Lines(30, 7);
        script.Ticks(31, 89);
        // From 60 on 7 lines are in the window: no longer more than 10, not yet fewer than 5.
        script.Told.ShouldBe(["firing@30"]);
        script.Ticks(90, 92);
        script.Told.ShouldBe(["firing@30", "resolved@90"]);
    }

    [Fact]
    public void Resolution_waits_for_late_lines()
    {
        var script = new AlertScript(Rule("count >= 5 in 1m", lateness: 10));
        script.Lines(0, 5);
        script.Ticks(1, 65);
        // One that was written at 20 and comes now keeps it above the threshold for another while.
        script.Lines(20, 5, committed: 65.5);
        script.Ticks(66, 89);
        script.Told.ShouldBe(["firing@0"]);
        script.Tick(90);
        script.Told.ShouldBe(["firing@0", "resolved@80"]);
    }

    [Fact]
    public void A_stamp_in_the_future_counts_at_its_arrival()
    {
        var script = new AlertScript(Rule("count >= 5 in 1m"));
        script.Lines(5000, 5, committed: 10);
        script.Told.ShouldBe(["firing@10"]);
        script.Engine.ClockTicks.ShouldBe(At(10));
    }

    [Fact]
    public void Old_lines_are_recorded_and_not_told()
    {
        var script = new AlertScript(Rule("count >= 5 in 1m"));
        script.Lines(0, 5, committed: 3600, origin: BatchOrigin.Replayed);
        script.Told.ShouldBe(["firing@0 historical", "resolved@60 historical"]);
    }

    [Fact]
    public void What_became_true_while_nobody_looked_and_still_is_is_told()
    {
        var script = new AlertScript(Rule("count >= 5 in 2h"));
        script.Lines(0, 5, committed: 3600, origin: BatchOrigin.Replayed);
        script.Told.ShouldBe(["firing@0 historical", "firing@0"]);
    }

    [Fact]
    public void Who_was_told_that_it_fires_is_told_that_it_ended_however_late()
    {
        var script = new AlertScript(Rule("count >= 5 in 1m"));
        script.Lines(0, 5);
        script.Tick(3600);
        script.Told.ShouldBe(["firing@0", "resolved@60"]);
    }

    [Fact]
    public void Absence_is_not_claimed_at_the_start_nor_after_a_gap()
    {
        var script = new AlertScript(RuleSet.Empty);
        script.Engine.Replace(new RuleSet([Rule("count < 1 in 1m")], []));
        script.Tick(0);
        script.Ticks(1, 59);
        script.Told.ShouldBeEmpty();
        script.Lines(60, 1);
        script.Tick(600);
        script.Ticks(601, 659);
        script.Told.ShouldBeEmpty();
        script.Ticks(660, 661);
        script.Told.ShouldBe(["firing@660"]);
    }

    [Fact]
    public void Absence_is_not_claimed_while_the_source_catches_up()
    {
        var script = new AlertScript(Rule("count < 1 in 1m"));
        script.Lines(0, 1);
        script.Ticks(1, 50);
        for (var second = 51; second < 300; second++) script.Lines(second - 3000, 1, committed: second, origin: BatchOrigin.Replayed);
        script.Told.ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_that_is_set_back_starts_the_windows_afresh()
    {
        var script = new AlertScript(Rule("count >= 5 in 1m"));
        script.Lines(3600, 4);
        script.Lines(0, 1);
        script.Told.ShouldBeEmpty();
        script.Lines(1, 4);
        script.Told.ShouldBe(["firing@1"]);
    }

    [Fact]
    public void A_firing_group_is_told_again_after_its_interval_once_however_long_nobody_looked()
    {
        var script = new AlertScript(Rule("count >= 1 in 10h", repeat: 600));
        script.Lines(0, 1);
        script.Tick(600);
        script.Tick(1790);
        script.Tick(1800);
        script.Told.ShouldBe(["firing@0", "repeat@600", "repeat@1200 historical", "repeat@1800"]);
    }

    [Fact]
    public void Groups_beyond_the_limit_fall_into_one_visible_group_and_firing_ones_stay()
    {
        var script = new AlertScript(Rule("count >= 2 in 1m", by: "host"));
        script.Lines(0, 2, "first");
        for (var i = 0; i < 1200; i++) script.Lines(1, 1, $"host-{i}");
        script.Told.ShouldBe(["firing first@0", "firing@1"]);
        script.Transitions[1].Group.ShouldBe("(other groups)");
        script.Engine.Status()[0].GroupCount.ShouldBe(1001);
        // When the windows have run empty there is room again.
        script.Tick(62);
        script.Lines(63, 2, "new");
        script.Told[^1].ShouldBe("firing new@63");
    }

    [Fact]
    public void Rows_that_continue_a_record_are_not_counted()
    {
        var script = new AlertScript(Rule("count >= 2 in 1m"));
        using var builder = new LogBatchBuilder();
        builder.Append("head"u8, At(0), LogLevel.Error);
        builder.Append("  at tail"u8, At(0), LogLevel.Error, RowFlags.Continues);
        using var batch = builder.Seal(Support.Some.Stream(), Support.TextFormat.Instance, At(0));
        batch.Place(1, At(0), []);
        script.Fold(batch);
        script.Told.ShouldBeEmpty();
    }

    [Fact]
    public void A_transition_carries_its_evidence()
    {
        var rule = Rule("count > 2 in 1m", "error", by: "host") with { Summary = SummaryTemplate.Parse("{{value}} of {{threshold}} on {{host}}", ["host"]).Template, Severity = AlertSeverity.Critical };
        var script = new AlertScript(rule);
        script.Lines(0, 1, "web-1", "error one");
        script.Lines(10, 2, "web-1", "error two " + new string('x', 5000));
        var firing = script.Transitions.ShouldHaveSingleItem();
        firing.Group.ShouldBe("host=web-1");
        firing.Summary.ShouldBe("3 of 2 on web-1");
        firing.ValueText.ShouldBe("3");
        firing.Limit.ShouldBe("> 2 in 1m");
        firing.Severity.ShouldBe(AlertSeverity.Critical);
        firing.SinceTicks.ShouldBe(At(10));
        firing.Query.ShouldBe("(error) host:web-1");
        firing.Sparkline.Sum().ShouldBe(3);
        firing.Samples.Select(sample => sample.Text[..9]).ShouldBe(["error one", "error two", "error two"]);
        firing.Samples[^1].Text.Length.ShouldBe(1024);
    }

    [Fact]
    public void Ticks_are_wanted_while_time_alone_can_change_something()
    {
        var script = new AlertScript(Rule("count >= 2 in 1m"));
        script.Engine.NeedsTicks.ShouldBeFalse();
        script.Lines(0, 2);
        script.Engine.NeedsTicks.ShouldBeTrue();
        script.Ticks(1, 62);
        script.Engine.NeedsTicks.ShouldBeFalse();
        new AlertScript(Rule("count < 1 in 1m")).Engine.NeedsTicks.ShouldBeTrue();
    }

    [Fact]
    public void A_rule_that_is_removed_ends_what_people_were_told()
    {
        var script = new AlertScript(Rule("count >= 1 in 1m"));
        script.Lines(0, 1);
        script.Engine.Replace(RuleSet.Empty);
        script.Tick(1);
        script.Told.ShouldBe(["firing@0", "resolved@0"]);
    }
}
