using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Alerts;

/// <summary>The tables of alerts and of what is to be told about them.</summary>
public static class AlertSchema
{
    public static IReadOnlyList<SchemaStep> Steps { get; } =
    [
        new("alerts", 1, """
            CREATE TABLE alert_transition (
                id INTEGER PRIMARY KEY,
                rule TEXT NOT NULL,
                grp TEXT NOT NULL,
                kind INTEGER NOT NULL,
                event_ticks INTEGER NOT NULL,
                committed_ticks INTEGER NOT NULL,
                delivery INTEGER NOT NULL,
                content TEXT NOT NULL,
                UNIQUE (rule, grp, kind, event_ticks));
            CREATE INDEX alert_transition_time ON alert_transition (event_ticks, id);
            CREATE TABLE alert_position (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                sequence INTEGER NOT NULL,
                snapshot BLOB NOT NULL,
                rules TEXT NOT NULL);
            CREATE TABLE alert_outbox (
                id INTEGER PRIMARY KEY,
                rule TEXT NOT NULL,
                grp TEXT NOT NULL,
                kind INTEGER NOT NULL,
                event_ticks INTEGER NOT NULL,
                channel TEXT NOT NULL,
                state INTEGER NOT NULL,
                created_ticks INTEGER NOT NULL,
                due_ticks INTEGER NOT NULL,
                tried_ticks INTEGER,
                attempts INTEGER NOT NULL DEFAULT 0,
                ended_ticks INTEGER,
                error TEXT,
                UNIQUE (rule, grp, kind, event_ticks, channel));
            CREATE INDEX alert_outbox_queued ON alert_outbox (channel, due_ticks) WHERE state = 0;
            """),
    ];
}
