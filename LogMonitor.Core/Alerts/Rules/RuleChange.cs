using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>
/// A change of rules as a control record: it takes force at its place in the log, so that folding the log again, after a crash or
/// for a backtest, changes the rules at the same row.
/// </summary>
public static class RuleChange
{
    private const string Type = "rules";

    /// <summary>The batch that brings the rules into force once it is committed.</summary>
    public static LogBatch Record(RuleSet rules, TimeProvider time)
        => ControlRecord.Of(new { type = Type, yaml = rules.Yaml }, time.GetUtcNow().UtcTicks);

    /// <summary>The rules that a control record brings; null for any other record.</summary>
    internal static RuleSet? Read(ReadOnlySpan<byte> record, TimeProvider time)
    {
        // Nearly all control records are ticks.
        if (record.SequenceEqual(ControlRecord.Tick)) return null;
        var reader = new Utf8JsonReader(record);
        var content = JsonElement.ParseValue(ref reader);
        var isRules = content.TryGetProperty("type", out var type) && type.ValueEquals(Type);
        // Null where the text is of a version that is read no more: the rules before it stay.
        return isRules && content.TryGetProperty("yaml", out var yaml) ? RuleFile.Parse(yaml.GetString() ?? "", time).Rules : null;
    }
}
