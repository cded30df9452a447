using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;

namespace LogMonitor.Tests.Alerts;

public class RuleFileTests
{
    private const string Full = """
        rules:
          - name: Checkout errors
            where: service:checkout level>=error
            when: count > 100 in 1m
            by: [host]
            for: 30s
            keepFiring: 2m
            recover: count < 50
            severity: critical
            notify: [oncall]
            summary: "{{value}} errors a minute on {{host}}"
          - { name: 5xx share,  where: "status>=500", when: "share of (status:*) > 5% in 1m", for: 2m, notify: oncall }
        silences: [ { match: "service:catalog", until: "2026-11-21T06:00Z", why: "migration" } ]
        """;

    [Fact]
    public void A_rule_is_read_with_everything_it_says()
    {
        var result = Parse(Full);
        result.Problems.ShouldBeEmpty();
        var rule = result.Rules!.Rules[0];
        rule.Name.ShouldBe("Checkout errors");
        rule.When.ToString().ShouldBe("count > 100 in 1m");
        rule.By.ShouldBe(["host"]);
        rule.For.ShouldBe(TimeSpan.FromSeconds(30));
        rule.KeepFiring.ShouldBe(TimeSpan.FromMinutes(2));
        rule.Recover.ShouldBe(new RecoverCondition(Comparison.Less, 50));
        rule.Severity.ShouldBe(AlertSeverity.Critical);
        rule.Notify.ShouldBe(["oncall"]);
        rule.Summary!.Text.ShouldBe("{{value}} errors a minute on {{host}}");
    }

    [Fact]
    public void What_a_rule_does_not_say_has_the_documented_default()
    {
        var rule = Parse("rules: [ { name: a, when: count > 1 in 1m } ]").Rules!.Rules[0];
        rule.Where.Canonical.ShouldBe("");
        rule.For.ShouldBe(TimeSpan.Zero);
        rule.KeepFiring.ShouldBe(TimeSpan.Zero);
        rule.Severity.ShouldBe(AlertSeverity.Warning);
        rule.Notify.ShouldBeNull();
        rule.Wait.ShouldBe(TimeSpan.FromSeconds(5));
        rule.Repeat.ShouldBe(TimeSpan.FromHours(4));
        rule.Lateness.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_share_and_a_silence_are_read()
    {
        var rules = Parse(Full).Rules!;
        rules.Rules[1].Base!.Canonical.ShouldBe("status:*");
        rules.Rules[1].When.AtLeast.ShouldBe(20);
        var silence = rules.Silences.ShouldHaveSingleItem();
        silence.Why.ShouldBe("migration");
        silence.UntilTicks.ShouldBe(new DateTime(2026, 11, 21, 6, 0, 0, DateTimeKind.Utc).Ticks);
    }

    [Theory]
    [InlineData("rules: [ { name: a } ]", "line 1, column 10: rule 'a': a rule needs a 'when', such as 'count > 100 in 1m'")]
    [InlineData("rules: [ { when: count > 1 in 1m } ]", "line 1, column 10: a rule needs a 'name'")]
    [InlineData("rules:\n  - name: a\n    when: cuont > 1 in 1m", "line 3, column 11: rule 'a': 'when': found 'cuont', expected 'count' or 'share of (QUERY)'")]
    [InlineData("rules:\n  - name: Slow\n    when: \"p95(elapsed) > 800ms in 5m\"", "line 3, column 12: rule 'Slow': 'when': 'p95' is not yet supported: use 'count' or 'share of (QUERY)'")]
    [InlineData("rules:\n  - name: a\n    when: count > 1 in 1m\n    fro: 30s", "line 4, column 5: rule 'a': unknown key 'fro': did you mean 'for'?")]
    [InlineData("rules:\n  - name: a\n    when: count > 1 in 1m\n    for: soon", "line 4, column 10: rule 'a': 'for' is a duration such as 30s, 5m or 1h30m (at most 31d), not 'soon'")]
    [InlineData("rules:\n  - name: a\n    when: count > 1 in 1m\n    severity: bad", "line 4, column 15: rule 'a': 'severity' is one of info, warning, critical, not 'bad'")]
    [InlineData("rules:\n  - name: a\n    when: count > 1 in 1m\n    notify: [nobody]", "line 4, column 14: rule 'a': there is no channel 'nobody': known are oncall")]
    [InlineData("rules:\n  - name: a\n    when: count > 1 in 1m\n    by: [message]", "line 4, column 10: rule 'a': 'by' cannot use 'message': nearly every row would be a group")]
    [InlineData("rules:\n  - name: a\n    when: count > 1 in 1m\n    summary: \"{{user}}\"", "line 4, column 15: rule 'a': 'summary': unknown name 'user': use one of value, threshold, window, rule, severity, group")]
    [InlineData("rules:\n  - name: a\n    when: count > 1 in 1m\n    recover: count > 0", "line 4, column 19: rule 'a': 'recover' can hold while 'when' (> 1 in 1m) does: give a value beyond it")]
    [InlineData("rules:\n  - { name: a, when: count > 1 in 1m }\n  - { name: A, when: count > 2 in 1m }", "line 3, column 5: rule 'A': another rule has this name")]
    [InlineData("rules: 3", "line 1, column 8: 'rules' is a list: begin each entry with '- '")]
    [InlineData("rules: [3]", "line 1, column 9: an entry of 'rules' is a mapping of keys and values")]
    [InlineData("rulez: []", "line 1, column 1: unknown key 'rulez': did you mean 'rules'?")]
    [InlineData("[1]", "line 1, column 1: the file is a mapping that begins with 'rules:'")]
    [InlineData("silences: [ { match: a, until: later } ]", "line 1, column 32: 'until' is a time such as 2026-11-21T06:00Z")]
    [InlineData("silences: [ { until: 2026-11-21T06:00Z } ]", "line 1, column 13: a silence needs a 'match', such as 'service:catalog' or 'rule:Slow'")]
    public void An_error_names_the_rule_line_and_column(string yaml, string problem)
    {
        var result = Parse(yaml);
        result.Rules.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().ToString().ShouldBe(problem);
    }

    [Fact]
    public void All_errors_come_at_once_in_the_order_of_the_text()
        => Parse("rules:\n  - name: a\n    when: any\n    for: x\n  - when: count\nmore: 1").Problems.Select(problem => problem.Line).ShouldBe([3, 4, 5, 5, 6]);

    [Fact]
    public void What_yaml_itself_refuses_has_its_place_too()
    {
        var problem = Parse("rules:\n  - name: [a").Problems.ShouldHaveSingleItem();
        problem.IsWarning.ShouldBeFalse();
        problem.Line.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("mutes: [ { rules: [Slow] } ]", "mutes")]
    [InlineData("inhibit: [ { when: a } ]", "inhibit")]
    [InlineData("tests: [ { rule: a } ]", "tests")]
    public void A_section_that_is_not_yet_supported_is_a_warning(string yaml, string section)
    {
        var result = Parse(yaml);
        result.Success.ShouldBeTrue();
        result.Warnings.ShouldHaveSingleItem().Message.ShouldBe($"'{section}' is not yet supported and has no effect");
    }

    [Fact]
    public void The_default_rules_are_good()
        => DefaultRules.Read(TimeProvider.System).Rules.Select(rule => rule.Name).ShouldBe(["Error spike", "Out of memory"]);

    [Fact]
    public void A_file_that_becomes_bad_keeps_the_rules_before_it()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("rules").FullName, "rules.yaml");
        File.WriteAllText(path, "rules: [ { name: a, when: count > 1 in 1m } ]");
        var watch = new RuleFileWatch(path, TimeProvider.System);
        watch.Rules.Rules.Count.ShouldBe(1);
        watch.Check().ShouldBeFalse();

        File.WriteAllText(path, "rules: [ { name: a } ]");
        watch.Check().ShouldBeFalse();
        watch.Rules.Rules.Count.ShouldBe(1);
        watch.Problems.ShouldHaveSingleItem();

        File.WriteAllText(path, "rules: [ { name: b, when: count > 1 in 1m }, { name: c, when: count > 1 in 1m } ]");
        watch.Check().ShouldBeTrue();
        watch.Problems.ShouldBeEmpty();
        watch.Rules.Rules.Count.ShouldBe(2);

        File.Delete(path);
        watch.Check().ShouldBeFalse();
        watch.Rules.Rules.Count.ShouldBe(2);
        watch.Problems.ShouldHaveSingleItem().Message.ShouldStartWith("the file cannot be read");
    }

    private static RuleFileResult Parse(string yaml) => RuleFile.Parse(yaml, TimeProvider.System, ["oncall"]);
}
