using Microsoft.Data.Sqlite;

namespace LogMonitor.Core.Storage;

/// <summary>Brings a database's schema up to date, each component's steps in order and in one transaction.</summary>
internal static class SchemaMigration
{
    public static void Apply(SqliteConnection connection, string path, IEnumerable<SchemaStep> schema)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        LogDatabase.Execute(connection, "CREATE TABLE IF NOT EXISTS schema_version (component TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID");
        foreach (var component in schema.GroupBy(step => step.Component))
        {
            var current = CurrentVersion(connection, component.Key);
            var newest = component.Max(step => step.Version);
            if (current > newest)
            {
                throw new LogDatabaseException(
                    $"The log at '{path}' was written by a newer LogMonitor (schema {component.Key} {current}; this one knows {newest}). Start the newer version, or give another data directory.");
            }

            foreach (var step in component.OrderBy(step => step.Version).Where(step => step.Version > current))
            {
                LogDatabase.Execute(connection, step.Sql);
                SetVersion(connection, component.Key, step.Version);
            }
        }

        transaction.Commit();
    }

    private static int CurrentVersion(SqliteConnection connection, string component)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM schema_version WHERE component = $component";
        command.Parameters.AddWithValue("$component", component);
        return command.ExecuteScalar() is long version ? (int)version : 0;
    }

    private static void SetVersion(SqliteConnection connection, string component, int version)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO schema_version VALUES ($component, $version) ON CONFLICT (component) DO UPDATE SET version = excluded.version";
        command.Parameters.AddWithValue("$component", component);
        command.Parameters.AddWithValue("$version", version);
        command.ExecuteNonQuery();
    }
}
