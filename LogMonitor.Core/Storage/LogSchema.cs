namespace LogMonitor.Core.Storage;

/// <summary>The log's own tables.</summary>
public static class LogSchema
{
    public static IReadOnlyList<SchemaStep> Steps { get; } =
    [
        new("log", 1, """
            CREATE TABLE log_state (id INTEGER PRIMARY KEY CHECK (id = 1), next_sequence INTEGER NOT NULL);
            INSERT INTO log_state VALUES (1, 1);

            -- One row a stream; next_offset and state are its source's position, written with the rows before it.
            CREATE TABLE stream (
                id INTEGER PRIMARY KEY,
                key TEXT NOT NULL UNIQUE,
                source TEXT NOT NULL,
                service TEXT,
                host TEXT,
                file TEXT,
                others TEXT,
                next_offset INTEGER NOT NULL,
                state TEXT,
                last_head INTEGER NOT NULL,
                updated INTEGER NOT NULL);

            -- The catalogue: small, so that a search reads it whole. Times are UTC ticks, bytes are of raw text.
            CREATE TABLE block (
                first_sequence INTEGER PRIMARY KEY,
                last_sequence INTEGER NOT NULL,
                min_time INTEGER NOT NULL,
                max_time INTEGER NOT NULL,
                first_arrival INTEGER NOT NULL,
                arrival INTEGER NOT NULL,
                raw_bytes INTEGER NOT NULL,
                stored_bytes INTEGER NOT NULL,
                counts BLOB NOT NULL);

            CREATE TABLE block_data (
                first_sequence INTEGER PRIMARY KEY,
                columns_codec INTEGER NOT NULL,
                columns_length INTEGER NOT NULL,
                columns BLOB NOT NULL,
                text_codec INTEGER NOT NULL,
                text_length INTEGER NOT NULL,
                text BLOB NOT NULL,
                columns_checksum INTEGER NOT NULL,
                text_checksum INTEGER NOT NULL);

            -- Rows that continue a record committed before them; rare.
            CREATE TABLE continuation (sequence INTEGER PRIMARY KEY, head INTEGER NOT NULL);
            CREATE INDEX continuation_head ON continuation (head);
            """),
        new("log", 2, """
            -- What users decided about how the streams of a family are read; NULL is learned.
            CREATE TABLE reading_choice (family TEXT PRIMARY KEY, format TEXT, zone TEXT) WITHOUT ROWID;

            -- How all rows of a stream were read once; without a row, as learned; 'mixed' while a rewrite is under way.
            CREATE TABLE reading_applied (stream INTEGER PRIMARY KEY, reading TEXT NOT NULL);

            -- The versions of formats with which all of the log was read once.
            CREATE TABLE format_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
            """),
    ];
}
