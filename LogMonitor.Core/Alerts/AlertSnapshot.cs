using System.Text.Json;
using System.Text.Json.Serialization;
using LogMonitor.Core.Alerts.Windows;

namespace LogMonitor.Core.Alerts;

/// <summary>Everything an engine knows, as JSON: loaded again it folds on as if it had never stopped.</summary>
public sealed record AlertSnapshot
{
    internal const int CurrentVersion = 1;

    [JsonInclude]
    internal int Version { get; init; } = CurrentVersion;

    /// <summary>The engine's clock, UTC ticks.</summary>
    [JsonInclude]
    internal long Clock { get; init; }

    /// <summary>The newest commit, UTC ticks.</summary>
    [JsonInclude]
    internal long Committed { get; init; }

    [JsonInclude]
    internal IReadOnlyList<RuleSnapshot> Rules { get; init; } = [];

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SnapshotJson.Default.AlertSnapshot);

    /// <summary>Null where the text is of another version: the windows then fill again.</summary>
    public static AlertSnapshot? FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var snapshot = JsonSerializer.Deserialize(json, SnapshotJson.Default.AlertSnapshot);
            return snapshot?.Version == CurrentVersion ? snapshot : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record RuleSnapshot
{
    public required string Name { get; init; }

    public required string Hash { get; init; }

    public AlertSeverity Severity { get; init; }

    public IReadOnlyList<string>? Notify { get; init; }

    public long ObservedFrom { get; init; }

    public long NextEviction { get; init; }

    public long LateRows { get; init; }

    public required IReadOnlyList<GroupSnapshot> Groups { get; init; }

    public GroupSnapshot? Overflow { get; init; }

    /// <summary>Groups that people believe to fire: resolved when the rule is gone.</summary>
    public IReadOnlyList<ToldGroup> Told { get; init; } = [];
}

internal sealed record ToldGroup(string Name, IReadOnlyList<AlertLabel> Labels, long SinceTicks);

internal sealed record GroupSnapshot
{
    public required byte[] Key { get; init; }

    public AlertState State { get; init; }

    public long TrueFrom { get; init; }

    public long DipFrom { get; init; }

    public long OverFrom { get; init; }

    public long NextRepeat { get; init; }

    public long ObservedFrom { get; init; }

    public long Fired { get; init; }

    public AlertDelivery Delivery { get; init; }

    public required SlidingCountState Hits { get; init; }

    public SlidingCountState? Base { get; init; }

    public IReadOnlyList<AlertSample> Samples { get; init; } = [];
}

[JsonSerializable(typeof(AlertSnapshot))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SnapshotJson : JsonSerializerContext;
