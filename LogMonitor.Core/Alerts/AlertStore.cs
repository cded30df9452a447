using System.Text.Json;
using System.Text.Json.Serialization;
using LogMonitor.Core.Storage;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Alerts;

/// <summary>Transitions and the engine's position in the database. A transition that is there already is not stored again.</summary>
public sealed class AlertStore(LogDatabase database)
{
    /// <summary>Null before the first save.</summary>
    public AlertPosition? LoadPosition() => database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, snapshot, rules FROM alert_position";
        using var reader = command.ExecuteReader();
        return reader.Read() ? new AlertPosition(reader.GetInt64(0), AlertSnapshot.FromJson((byte[])reader.GetValue(1)), reader.GetString(2)) : null;
    });

    internal static void SavePosition(SqliteConnection connection, AlertPosition position)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO alert_position VALUES (1, $sequence, $snapshot, $rules)
            ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, snapshot = excluded.snapshot, rules = excluded.rules
            """;
        command.Parameters.AddWithValue("$sequence", position.Sequence);
        command.Parameters.AddWithValue("$snapshot", position.Snapshot!.ToJson());
        command.Parameters.AddWithValue("$rules", position.Rules);
        command.ExecuteNonQuery();
    }

    public static void Add(SqliteConnection connection, IReadOnlyList<AlertTransition> transitions)
    {
        using var command = connection.CreateCommand();
        // What was first recorded only and is told after all becomes told; nothing else changes.
        command.CommandText = """
            INSERT INTO alert_transition (rule, grp, kind, event_ticks, committed_ticks, delivery, content)
            VALUES ($rule, $grp, $kind, $event, $committed, $delivery, $content)
            ON CONFLICT (rule, grp, kind, event_ticks) DO UPDATE SET delivery = 0, committed_ticks = excluded.committed_ticks, content = excluded.content
            WHERE alert_transition.delivery <> 0 AND excluded.delivery = 0
            """;
        var rule = command.Parameters.Add("$rule", SqliteType.Text);
        var group = command.Parameters.Add("$grp", SqliteType.Text);
        var kind = command.Parameters.Add("$kind", SqliteType.Integer);
        var happened = command.Parameters.Add("$event", SqliteType.Integer);
        var committed = command.Parameters.Add("$committed", SqliteType.Integer);
        var delivery = command.Parameters.Add("$delivery", SqliteType.Integer);
        var content = command.Parameters.Add("$content", SqliteType.Text);
        foreach (var transition in transitions)
        {
            rule.Value = transition.Rule;
            group.Value = transition.Group;
            kind.Value = (int)transition.Kind;
            happened.Value = transition.EventTicks;
            committed.Value = transition.CommittedTicks;
            delivery.Value = (int)transition.Delivery;
            content.Value = JsonSerializer.Serialize(transition, TransitionJson.Default.AlertTransition);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Transitions, the newest first. <paramref name="before"/> is the <see cref="AlertRecord.Id"/> and time of the last one of the page before.</summary>
    public IReadOnlyList<AlertRecord> History(int limit, AlertRecord? before = null, string? rule = null) => database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT id, content FROM alert_transition
            WHERE (event_ticks, id) < ($event, $id) AND ($rule IS NULL OR rule = $rule)
            ORDER BY event_ticks DESC, id DESC LIMIT $limit
            """;
        command.Parameters.AddWithValue("$event", before?.Transition.EventTicks ?? long.MaxValue);
        command.Parameters.AddWithValue("$id", before?.Id ?? long.MaxValue);
        command.Parameters.AddWithValue("$rule", (object?)rule ?? DBNull.Value);
        command.Parameters.AddWithValue("$limit", limit);
        return ReadAll(command);
    });

    /// <summary>Groups of a rule that people were told fire, and not yet that they ended.</summary>
    public IReadOnlyList<AlertTransition> Firing(string rule) => database.Read<IReadOnlyList<AlertTransition>>(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT id, content FROM alert_transition AS f
            WHERE rule = $rule AND kind = 1 AND delivery = 0 AND NOT EXISTS (
                SELECT 1 FROM alert_transition AS r WHERE r.rule = f.rule AND r.grp = f.grp AND r.kind = 3 AND r.event_ticks >= f.event_ticks)
            ORDER BY event_ticks
            """;
        command.Parameters.AddWithValue("$rule", rule);
        return [.. ReadAll(command).Select(record => record.Transition)];
    });

    internal static AlertTransition Parse(string content)
        => JsonSerializer.Deserialize(content, TransitionJson.Default.AlertTransition) ?? throw new JsonException("A stored transition is empty.");

    private static List<AlertRecord> ReadAll(SqliteCommand command)
    {
        var records = new List<AlertRecord>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) records.Add(new AlertRecord(reader.GetInt64(0), Parse(reader.GetString(1))));
        return records;
    }
}

/// <summary>A stored transition.</summary>
public sealed record AlertRecord(long Id, AlertTransition Transition);

[JsonSerializable(typeof(AlertTransition))]
internal sealed partial class TransitionJson : JsonSerializerContext;
