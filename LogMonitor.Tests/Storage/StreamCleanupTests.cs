using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage;

public sealed class StreamCleanupTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_forgotten_stream_is_unknown_to_its_source_after_a_restart_and_its_rows_keep_their_labels()
    {
        await using (var log = new OpenLog(_directory.Path))
        {
            await log.CommitAsync(log.Stream("file:a", service: "shop"), 0, "one");
            log.Store.Catalog.Forget(log.Stream("file:a"));
            Cleanup(log);
        }

        await using var again = new OpenLog(_directory.Path);
        ((IStreamCatalog)again.Store.Catalog).Known("file:").ShouldBeEmpty();
        again.Search("service:shop").Records.ShouldHaveSingleItem().Text.ShouldBe("one");
    }

    [Fact]
    public async Task A_forgotten_stream_goes_with_its_last_row_and_its_id_is_not_used_again()
    {
        int old;
        await using (var log = new OpenLog(_directory.Path))
        {
            old = log.Stream("file:a").Id;
            await log.CommitAsync(log.Stream("file:a"), 0, "one");
            await log.CommitAsync(log.Stream("file:b"), 0, "two");
            log.Store.Catalog.Forget(log.Stream("file:a"));
            log.Store.Catalog.Forget(log.Stream("file:b"));
            new Retention(log.Store.Database, log.Store.Blocks, new StorageOptions { MaxSize = 1 }, TimeProvider.System).Apply();
            Cleanup(log);
            Streams(log).ShouldBe(1);
        }

        await using var again = new OpenLog(_directory.Path);
        again.Stream("file:c").Id.ShouldBeGreaterThan(old + 1);
    }

    private static void Cleanup(OpenLog log) => new StreamCleanup(log.Store.Database, log.Store.Blocks, log.Store.Catalog).Apply();

    private static long Streams(OpenLog log) => log.Store.Database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM stream";
        return (long)command.ExecuteScalar()!;
    });
}
