using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>The program following one file, for a class whose tests each write lines of their own.</summary>
public sealed class FollowedLog : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();

    public FollowedLog() => Log = new WrittenLog(_directory.File("app.log"));

    internal WrittenLog Log { get; }

    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RunningServer.StartAsync(_directory.Path, null, "*.log", "--data", "data");

    public async Task DisposeAsync()
    {
        await Server.EndAsync();
        _directory.Dispose();
    }
}
