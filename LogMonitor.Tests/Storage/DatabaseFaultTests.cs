using System.Runtime.Versioning;
using System.Security.Cryptography;
using LogMonitor.Core.Storage;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage;

/// <summary>What can go wrong with the disk under the log: it says what and what to do, and loses nothing.</summary>
public sealed class DatabaseFaultTests : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode All = ReadOnly | UnixFileMode.UserWrite;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_database_that_somebody_else_has_locked_is_written_once_it_is_free()
    {
        await using var log = new OpenLog(_directory.Path);
        await log.CommitAsync(log.Stream("a"), 0, "one");
        Task writing;
        using (new DatabaseLock(_directory.Path))
        {
            writing = log.CommitAsync(log.Stream("a"), 4, "two");
            await Eventually.TrueAsync(() => log.Store.Blocked is { } blocked && blocked.Contains("another program has locked"));
            log.Texts().ShouldBe(["one"]);
        }

        await writing;
        log.Store.Blocked.ShouldBeNull();
        log.Texts().ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_full_disk_is_told_of_and_what_waits_is_written_when_there_is_room()
    {
        await using var log = new OpenLog(_directory.Path);
        await log.CommitAsync(log.Stream("a"), 0, "one");
        var before = log.SetPageLimit(1);
        var large = Convert.ToBase64String(RandomNumberGenerator.GetBytes(200_000));
        var writing = log.CommitAsync(log.Stream("a"), 4, large);
        await Eventually.TrueAsync(() => log.Store.Blocked is { } blocked && blocked.Contains("the disk is full; free some space"));
        log.SetPageLimit(before);
        await writing;
        log.Store.Blocked.ShouldBeNull();
        log.Texts().ShouldBe(["one", large]);
    }

    [Theory]
    [InlineData("no database")]
    [InlineData("cut off")]
    [InlineData("overwritten")]
    public async Task A_damaged_database_is_refused_with_a_remedy(string damage)
    {
        await using (var log = new OpenLog(_directory.Path)) await log.CommitAsync(log.Stream("a"), 0, [.. Enumerable.Range(0, 5000).Select(i => $"line {i}")]);
        Damage(_directory.File(LogStore.FileName), damage);
        var error = Should.Throw<LogDatabaseException>(() => new OpenLog(_directory.Path));
        error.Message.ShouldStartWith($"Cannot open the log at '{_directory.File(LogStore.FileName)}': the database is damaged; stop LogMonitor, move the file");
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void A_data_directory_that_may_not_be_written_is_refused_with_a_remedy()
    {
        var data = Directory.CreateDirectory(_directory.File("data")).FullName;
        File.SetUnixFileMode(data, ReadOnly);
        try
        {
            using var user = new OrdinaryUser();
            var error = Should.Throw<LogDatabaseException>(() => new OpenLog(data));
            error.Message.ShouldStartWith($"Cannot write to the data directory '{data}': ");
            error.Message.ShouldEndWith("Make it writable for LogMonitor's user, or give another one with --data.");
        }
        finally
        {
            File.SetUnixFileMode(data, All);
        }
    }

    private static void Damage(string path, string how)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        var size = RandomAccess.GetLength(file);
        switch (how)
        {
            case "no database":
                RandomAccess.Write(file, RandomNumberGenerator.GetBytes(4096), 0);
                break;
            case "cut off":
                RandomAccess.SetLength(file, size / 2);
                break;
            default:
                // All but the first page, which holds the schema.
                RandomAccess.Write(file, RandomNumberGenerator.GetBytes((int)size - 4096), 4096);
                break;
        }
    }
}
