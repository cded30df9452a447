using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Events;
using static LogMonitor.Tests.Alerts.AlertScript;

namespace LogMonitor.Tests.Alerts;

public class AlertSnapshotTests
{
    private static readonly AlertRule[] Rules =
    [
        Rule("count > 6 in 10s", by: "host", hold: 2, keep: 3, lateness: 2, name: "many"),
        Rule("count < 2 in 20s", hold: 1, lateness: 2, name: "quiet"),
        Rule("share of (line) > 50% in 15s, at least 4", "bad", by: "host", recover: "share < 20%", repeat: 5, name: "share"),
        Rule("count >= 40 in 10s", recover: "count < 30", name: "flood"),
    ];

    private static readonly Gen<Step> Steps =
        from seconds in Gen.Choose(0, 40)
        from late in Gen.Choose(0, 60)
        from count in Gen.Choose(0, 12)
        from host in Gen.Choose(0, 2)
        from bad in Gen.Elements(true, false)
        select new Step(seconds / 10.0, late > 50 ? late / 10.0 : 0, count, $"h{host}", bad);

    [Fact]
    public void Restored_at_any_point_it_gives_the_same_transitions_as_one_fold()
        => Prop.ForAll(Arb.From(Gen.ListOf(Steps, 120)), Arb.From(Gen.Choose(0, 120)), (steps, restoreAt) =>
        {
            var whole = Run(steps, restoreAt: -1);
            var parts = Run(steps, restoreAt);
            parts.Transitions.Select(Text).ShouldBe(whole.Transitions.Select(Text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_random_scripts_make_every_kind_of_transition()
    {
        // Without this the property above could hold because nothing ever happens.
        var kinds = Gen.Sample(Gen.ListOf(Steps, 120), 30).SelectMany(steps => Run(steps, -1).Transitions).Select(transition => (transition.Rule, transition.Kind)).Distinct().ToList();
        kinds.ShouldContain(("many", AlertKind.Resolved));
        kinds.ShouldContain(("quiet", AlertKind.Resolved));
        kinds.ShouldContain(("share", AlertKind.Repeat));
        kinds.ShouldContain(("flood", AlertKind.Resolved));
    }

    [Fact]
    public void A_resolve_never_comes_without_a_firing_nor_a_second_firing_without_a_resolve()
        => Prop.ForAll(Arb.From(Gen.ListOf(Steps, 120)), steps =>
        {
            foreach (var group in Run(steps, -1).Transitions.GroupBy(transition => (transition.Rule, transition.Group)))
            {
                var firing = false;
                foreach (var transition in group)
                {
                    if (transition.Kind is AlertKind.Pending) continue;
                    firing.ShouldBe(transition.Kind != AlertKind.Firing);
                    firing = transition.Kind != AlertKind.Resolved;
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_snapshot_of_another_version_or_damaged_is_refused()
    {
        var json = System.Text.Encoding.UTF8.GetString(new AlertSnapshot { Version = 99 }.ToJson());
        AlertSnapshot.FromJson(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBeNull();
        AlertSnapshot.FromJson("{\"Version\":"u8).ShouldBeNull();
    }

    private static AlertScript Run(IReadOnlyList<Step> steps, int restoreAt)
    {
        var script = new AlertScript(Rules);
        script.Ticks(-25, -1);
        double now = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i == restoreAt)
            {
                var snapshot = AlertSnapshot.FromJson(script.Engine.Snapshot().ToJson());
                script.Engine = new AlertEngine(new RuleSet(Rules, []));
                script.Engine.Restore(snapshot!);
            }

            var step = steps[i];
            now += step.Seconds;
            if (step.Count == 0) script.Tick(now);
            else script.Lines(now - step.Late, step.Count, step.Host, step.Bad ? "bad line" : "line", now, BatchOrigin.Live);
        }

        return script;
    }

    private static string Text(AlertTransition transition)
        => $"{transition.Rule} {transition.Group} {Describe(transition)} {transition.ValueText} {string.Join(',', transition.Sparkline)} {string.Join('|', transition.Samples)}";

    internal sealed record Step(double Seconds, double Late, int Count, string Host, bool Bad);
}
