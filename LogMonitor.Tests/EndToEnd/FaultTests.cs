using System.Net;
using LogMonitor.Core.Storage;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>The real program when the disk under its log fails: it says so everywhere, reads on later, and loses nothing.</summary>
[Collection(ProgramCollection.Name)]
public sealed class FaultTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly WrittenLog _log;
    private int _written;

    public FaultTests() => _log = new WrittenLog(_directory.File("app.log"));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task While_somebody_else_has_locked_the_database_it_says_so_and_nothing_is_lost()
        => await IsToldAndLosesNothingAsync(_ => new DatabaseLock(_directory.File("data")), "another program has locked the database");

    [Fact]
    public async Task While_the_disk_takes_no_more_it_says_so_and_nothing_is_lost()
        => await IsToldAndLosesNothingAsync(server => new FileSizeLimit(server.ProcessId, 1), "the disk cannot be read or written");

    [Fact]
    public async Task A_damaged_database_ends_the_start_with_one_line_that_says_what_to_do()
    {
        Directory.CreateDirectory(_directory.File("data"));
        await File.WriteAllTextAsync(_directory.File($"data/{LogStore.FileName}"), new string('x', 10_000));
        var (exitCode, output) = await RunningServer.RunAsync(_directory.Path, "*.log", "--data", "data", "--urls", "http://127.0.0.1:0");
        exitCode.ShouldBe(1);
        output.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith($"logmonitor: Cannot open the log at 'data/{LogStore.FileName}': the database is damaged; stop LogMonitor, move the file");
    }

    private async Task IsToldAndLosesNothingAsync(Func<RunningServer, IDisposable> fault, string words)
    {
        await using var server = await RunningServer.StartAsync(_directory.Path, null, "*.log*", "--data", "data");
        Write();
        await Eventually.TrueAsync(async () => await server.CountAsync() == _written);
        using (fault(server))
        {
            Write();
            await Eventually.TrueAsync(async () => (await server.GetAsync("api/v1/sources")).GetProperty("blocked").GetString()?.StartsWith(words, StringComparison.Ordinal) is true);
            using var ready = await server.Http.GetAsync(new Uri("readyz", UriKind.Relative));
            ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await ready.Content.ReadAsStringAsync()).ShouldContain($"the log cannot be written: {words}");
            (await server.Http.GetStringAsync(new Uri("sources", UriKind.Relative))).ShouldContain($"The log cannot be written: {words}");

            // What happens to files meanwhile loses nothing either.
            File.Move(_log.Path, _log.Path + ".1");
            Write();
        }

        await Eventually.TrueAsync(async () => await server.CountAsync() == _written);
        await Eventually.TrueAsync(async () => (await server.Http.GetAsync(new Uri("readyz", UriKind.Relative))).IsSuccessStatusCode);
        (await server.StopAsync()).ShouldBe(0, server.Output);
    }

    private void Write()
    {
        const int AtOnce = 2000;
        _log.Info(Enumerable.Range(_written, AtOnce).Select(number => $"placed number {number}"));
        _written += AtOnce;
    }
}
