using LogMonitor.Core.Alerts;
using LogMonitor.Core.Storage;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Notifications;

/// <summary>
/// What is to be told, in the database: a row for each transition and channel under the key (rule, group, kind, event
/// time, channel), so that folding the same rows again adds nothing.
/// </summary>
public sealed class Outbox(LogDatabase database, IReadOnlyList<ChannelSettings> channels)
{
    private const string Columns = "id, rule, grp, kind, event_ticks, channel, state, created_ticks, due_ticks, tried_ticks, attempts, ended_ticks, error";

    public IReadOnlyList<ChannelSettings> Channels => channels;

    /// <summary>Adds rows in the transaction that stores the transitions.</summary>
    public void Enqueue(SqliteConnection connection, IReadOnlyList<AlertTransition> transitions)
    {
        foreach (var transition in transitions)
        {
            if (transition.Kind == AlertKind.Pending || transition.Delivery != AlertDelivery.Send) continue;
            foreach (var channel in channels)
            {
                if (transition.Severity < channel.MinSeverity) continue;
                if (transition.Notify is { } names && !names.Contains(channel.Name, StringComparer.OrdinalIgnoreCase)) continue;
                Insert(connection, transition, channel.Name);
            }
        }
    }

    /// <summary>When the channel has something to send, UTC ticks; null when its queue is empty.</summary>
    internal long? NextDue(string channel) => database.Read(connection =>
    {
        using var command = Command(connection, "SELECT MIN(due_ticks) FROM alert_outbox WHERE channel = $channel AND state = 0", ("$channel", channel));
        return command.ExecuteScalar() as long?;
    });

    /// <summary>What belongs into the channel's next message, oldest first: all that is queued of one rule, or of one of its groups.</summary>
    internal IReadOnlyList<(DeliveryRecord Delivery, AlertTransition Transition)> TakeDue(string channel, long now, bool wholeRule) => database.Read(connection =>
    {
        using var command = Command(
            connection,
            $"""
            SELECT {string.Join(", ", Columns.Split(", ").Select(column => "o." + column))}, t.content
            FROM alert_outbox AS o
            JOIN (SELECT rule, grp FROM alert_outbox WHERE channel = $channel AND state = 0 AND due_ticks <= $now ORDER BY due_ticks, id LIMIT 1) AS first
              ON o.rule = first.rule AND ($whole OR o.grp = first.grp)
            JOIN alert_transition AS t ON t.rule = o.rule AND t.grp = o.grp AND t.kind = o.kind AND t.event_ticks = o.event_ticks
            WHERE o.channel = $channel AND o.state = 0
            ORDER BY o.event_ticks, o.id
            """,
            ("$channel", channel),
            ("$now", now),
            ("$whole", wholeRule ? 1 : 0));
        using var reader = command.ExecuteReader();
        var due = new List<(DeliveryRecord, AlertTransition)>();
        while (reader.Read()) due.Add((Read(reader), AlertStore.Parse(reader.GetString(13))));
        return due;
    });

    /// <summary>Notes how an attempt ended for each row.</summary>
    internal void Record(IEnumerable<DeliveryRecord> deliveries) => database.Write(connection =>
    {
        foreach (var delivery in deliveries)
        {
            using var command = Command(
                connection,
                "UPDATE alert_outbox SET state = $state, due_ticks = $due, tried_ticks = $tried, attempts = $attempts, ended_ticks = $ended, error = $error WHERE id = $id",
                ("$state", (int)delivery.State),
                ("$due", delivery.DueTicks),
                ("$tried", delivery.TriedTicks),
                ("$attempts", delivery.Attempts),
                ("$ended", delivery.EndedTicks),
                ("$error", delivery.Error),
                ("$id", delivery.Id));
            command.ExecuteNonQuery();
        }
    });

    /// <summary>Queues a delivery that was given up once more, due at once; false when there is no such one.</summary>
    public bool Replay(long id, long now) => database.Write(connection =>
    {
        using var command = Command(
            connection,
            "UPDATE alert_outbox SET state = 0, due_ticks = $now, tried_ticks = NULL, attempts = 0, ended_ticks = NULL WHERE id = $id AND state = 2",
            ("$now", now),
            ("$id", id));
        return command.ExecuteNonQuery() == 1;
    });

    /// <summary>Deliveries, the newest first.</summary>
    /// <param name="beforeId">The id of the last one of the page before.</param>
    public IReadOnlyList<DeliveryRecord> List(int limit, long beforeId = long.MaxValue, DeliveryState? state = null) => database.Read(connection =>
    {
        using var command = Command(
            connection,
            $"SELECT {Columns} FROM alert_outbox WHERE id < $before AND ($state IS NULL OR state = $state) ORDER BY id DESC LIMIT $limit",
            ("$before", beforeId),
            ("$state", state is { } one ? (int)one : null),
            ("$limit", limit));
        using var reader = command.ExecuteReader();
        var list = new List<DeliveryRecord>();
        while (reader.Read()) list.Add(Read(reader));
        return list;
    });

    private static void Insert(SqliteConnection connection, AlertTransition transition, string channel)
    {
        using var command = Command(
            connection,
            """
            INSERT OR IGNORE INTO alert_outbox (rule, grp, kind, event_ticks, channel, state, created_ticks, due_ticks)
            VALUES ($rule, $grp, $kind, $event, $channel, 0, $created, $due)
            """,
            ("$rule", transition.Rule),
            ("$grp", transition.Group),
            ("$kind", (int)transition.Kind),
            ("$event", transition.EventTicks),
            ("$channel", channel),
            ("$created", transition.CommittedTicks),
            ("$due", transition.CommittedTicks + transition.Wait.Ticks));
        command.ExecuteNonQuery();
    }

    private static DeliveryRecord Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        (AlertKind)reader.GetInt64(3),
        reader.GetInt64(4),
        reader.GetString(5),
        (DeliveryState)reader.GetInt64(6),
        reader.GetInt64(7),
        reader.GetInt64(8),
        reader.IsDBNull(9) ? 0 : reader.GetInt64(9),
        reader.GetInt32(10),
        reader.IsDBNull(11) ? 0 : reader.GetInt64(11),
        reader.IsDBNull(12) ? null : reader.GetString(12));

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
