using LogMonitor.Core.Storage;

namespace LogMonitor.Tests.Support;

/// <summary>A real database in a folder of its own, gone with the test.</summary>
internal sealed class TempDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("logmonitor").FullName;

    public TempDatabase(IEnumerable<SchemaStep> schema) => Database = LogDatabase.Open(Path.Combine(_folder, "log.db"), schema);

    public LogDatabase Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
