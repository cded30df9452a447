using LogMonitor.Core.Alerts.Rules;

namespace LogMonitor.Web.Demo;

/// <summary>What the demo watches for.</summary>
internal static class DemoRules
{
    private const string Yaml = """
        rules:
          - name: Checkout errors
            where: service:checkout level>=error
            when: count > 10 in 30s
            by: [host]
            keepFiring: 5s
            recover: count < 5
            severity: critical
            notify: [demo]
            summary: "{{value}} errors in half a minute on {{host}}"
          - name: 5xx share
            where: "service:gateway status>=500"
            when: "share of (service:gateway status:*) > 8% in 30s, at least 50"
            for: 5s
            notify: [demo]
            summary: "{{value}} of all requests fail"
          - name: Password guessing
            where: "\"invalid password\""
            when: count > 60 in 2m
            notify: [demo]
        """;

    public static RuleSet Read(TimeProvider time)
        => RuleFile.Parse(Yaml, time) is { Rules: { } rules } ? rules : throw new InvalidOperationException("The demo's rules do not parse.");
}
