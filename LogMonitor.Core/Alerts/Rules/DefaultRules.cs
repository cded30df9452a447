namespace LogMonitor.Core.Alerts.Rules;

/// <summary>What a container watches for when it was given no rules.</summary>
public static class DefaultRules
{
    public const string Yaml = """
        rules:
          - name: Error spike
            where: level>=error
            when: count > 20 in 1m
            keepFiring: 2m
            recover: count < 10
            severity: warning
            summary: "{{value}} errors in {{window}}"
          - name: Out of memory
            where: '"out of memory" OR OutOfMemoryError OR OOMKilled'
            when: count >= 1 in 5m
            severity: critical
            summary: "A process ran out of memory"
        """;

    /// <exception cref="InvalidOperationException">They do not parse: a fault of this version, not of its user.</exception>
    public static RuleSet Read(TimeProvider time)
        => RuleFile.Parse(Yaml, time) is { Rules: { } rules } ? rules : throw new InvalidOperationException("The default rules do not parse.");
}
