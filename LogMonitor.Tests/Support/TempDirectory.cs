namespace LogMonitor.Tests.Support;

/// <summary>A directory of a test's own, removed with everything in it.</summary>
internal sealed class TempDirectory : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <param name="inMemory">Where there is a file system in memory, for a database that is committed to often: no test is about the disk.</param>
    public TempDirectory(bool inMemory = false)
    {
        Path = System.IO.Path.Combine(inMemory && Directory.Exists(Memory) ? Memory : System.IO.Path.GetTempPath(), "logmonitor-tests", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
